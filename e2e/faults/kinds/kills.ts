import { setTimeout as sleep } from "node:timers/promises";
import type { Kind } from "@/e2e/faults/kind";
import { everyNowAndThen, killAgainAndAgain } from "@/e2e/faults/mortal";
import type { World } from "@/e2e/faults/world";

const LIFE: [number, number] = [400, 6_000];

/** F2: three workers, none of which lives long. */
export const workers: Kind = {
  name: "workers",
  breaks: "SIGKILL of each of three workers after 0.4 to 6 s, again and again",
  requests: 12,
  mostTakes: 2,
  gapMs: [1_000, 7_000],
  options: () => ({ workers: 3 }),
  async strike(world, dice) {
    await Promise.all(world.workers.map((worker) => killAgainAndAgain(worker, dice, { forMs: 60_000, lifeMs: LIFE })));
  },
};

/** F3: the database ends every few seconds, by SIGKILL or at once without a checkpoint. */
export const database: Kind = {
  name: "database",
  breaks: "SIGKILL or immediate shutdown of PostgreSQL every 2 to 6 s",
  requests: 12,
  gapMs: [500, 3_000],
  async strike(world, dice) {
    world.startWorkers();
    await everyNowAndThen(dice, { forMs: 35_000, pauseMs: [2_000, 6_000] }, async () => {
      if (dice.roll() < 0.7) world.database.kill();
      else world.database.endAtOnce();
      await sleep(dice.whole(0, 1_500));
      await world.database.start();
    });
  },
};

/** F4: the database is killed between the vendor's answer and its record, and sometimes the worker with it. */
export const answers: Kind = {
  name: "answers",
  breaks: "SIGKILL of PostgreSQL between a vendor's answer and its record, and of the worker a moment later",
  requests: 10,
  gapMs: [500, 2_000],
  options: () => ({ workers: 2 }),
  async strike(world, dice) {
    for (let round = 0; round < 5; round += 1) {
      for (const worker of world.workers) {
        const nth = dice.whole(1, 2);
        const dies = dice.roll() < 0.7 ? [{ at: "after-response" as const, nth, does: "kill" as const, afterMs: dice.whole(100, 1_500) }] : [];
        worker.start([{ at: "after-response", nth, does: "kill_other", pid: world.database.pid }, ...dies]);
      }
      const noted = world.notes.length;
      for (const endsAt = Date.now() + 15_000; world.notes.length === noted && Date.now() < endsAt; ) await sleep(20);
      if (!world.database.isRunning) world.database.countKill();
      await sleep(dice.whole(500, 3_000));
      await world.database.start();
      await Promise.all(world.workers.map((worker) => worker.kill({ isHeld: true })));
    }
  },
};

/** F1 of the web: the takes are queued, and whoever asked is never told. */
export const intents: Kind = {
  name: "intents",
  breaks: "SIGKILL of the route that starts takes between the commit and the answer; the client asks again with its key",
  requests: 12,
  gapMs: [1_500, 3_500],
  options: () => ({ isPressed: true }),
  async strike(world) {
    world.startWorkers();
    for (const endsAt = Date.now() + 30_000; Date.now() < endsAt; ) {
      world.press.start([{ at: "after-intent", nth: 1, does: "kill" }], { isOnce: true });
      while (world.press.isAlive && Date.now() < endsAt) await sleep(20);
    }
  },
  expect: (_, world) => (world.press.kills > 0 ? [] : [{ fault: "illegal", text: "nobody was killed after a commit, so nothing was proven" }]),
};

/** All of them at any time, one by one and now and then all at once. */
export const everything = (forMs: number, requests: number): Kind => ({
  name: "everything",
  breaks: "SIGKILL of workers, web, sandbox and PostgreSQL at any moment, and of all at once",
  requests,
  gapMs: [500, 2_500],
  options: () => ({ workers: 2 }),
  async strike(world, dice) {
    world.startWorkers();
    await everyNowAndThen(dice, { forMs, pauseMs: [200, 2_500] }, async () => {
      const what = dice.roll();
      if (what < 0.55) await dice.pick(world.workers).kill();
      else if (what < 0.72) await world.web.kill();
      else if (what < 0.84) await world.killSandbox();
      else if (what < 0.94) await killDatabase(world);
      else
        await Promise.all([
          ...world.parts.filter(({ name }) => name !== "sandbox").map((part) => part.kill()),
          world.killSandbox(),
          killDatabase(world),
        ]);
    });
  },
});

async function killDatabase(world: World): Promise<void> {
  world.database.kill();
  await world.database.start();
}

/** Every process is asked to stop, one after the other, as at an update: nothing may be in doubt after it. */
export const rolling = (rounds: number, requests: number): Kind => ({
  name: "rolling",
  breaks: "SIGTERM of each worker and of the web, one after the other, again and again",
  requests,
  gapMs: [300, 2_000],
  options: () => ({ workers: 2 }),
  async strike(world, dice) {
    world.startWorkers();
    await world.misbehave({ on: "create", kind: "slow_after_accept", times: null, delayMs: 600 });
    const parts = [...world.workers, world.web];
    for (let round = 0; round < rounds; round += 1) {
      const part = parts[round % parts.length];
      await sleep(dice.whole(1_000, 3_000));
      const trouble = await part?.stop();
      if (trouble) world.complain({ fault: "illegal", text: `a ${part?.name} was asked to stop, and ${trouble}` });
      part?.start();
    }
  },
  expect: ({ takes }) =>
    takes
      .filter(({ status }) => status !== "ready")
      .map(({ id, status }) => ({ fault: "lost", text: `take ${id} is ${status}, though every process was only asked to stop` })),
});
