import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { PredictionFact } from "@/e2e/faults/facts";
import type { Finding } from "@/e2e/faults/judge";
import type { Kind } from "@/e2e/faults/kind";
import { everyNowAndThen, killAgainAndAgain } from "@/e2e/faults/mortal";
import type { Order } from "@/e2e/faults/orders";
import type { FaultPoint } from "@/lib/fault-point";

/** Longer than a worker that is not heard of counts as alive, the sweep's own pause included. */
const FROZEN_MS = 24_000;

/** F13: a worker is frozen in the middle of something, loses its takes to the others, and wakes. */
export const frozen: Kind = {
  name: "frozen",
  breaks: "SIGSTOP of a worker at a named point, SIGCONT after 24 s, when its takes are others' already",
  requests: 10,
  gapMs: [800, 4_000],
  async strike(world, dice) {
    const [first, second] = world.workers;
    second?.start();
    const at: FaultPoint[] = dice.shuffle([
      "after-claim",
      "socket-open",
      "after-response",
      "after-check",
      "mid-download",
      "before-store",
      "before-ready",
    ]);
    for (const point of at.slice(0, 2)) {
      const noted = world.notes.length;
      first?.start([{ at: point, nth: dice.whole(1, 2), does: "freeze" }]);
      for (const endsAt = Date.now() + 15_000; world.notes.length === noted && Date.now() < endsAt; ) await sleep(50);
      await sleep(FROZEN_MS);
      first?.signal("SIGCONT");
      await sleep(2_000);
      await first?.kill({ isHeld: true });
    }
  },
};

/** F14: a worker's connections to the database go dead without a word. */
export const silentLink: Kind = {
  name: "silent-link",
  breaks: "the link of one worker to PostgreSQL, which falls silent for 6 to 20 s while its connections stay open",
  requests: 10,
  gapMs: [800, 3_000],
  options: () => ({ isFirstLinked: true }),
  async strike(world, dice) {
    world.startWorkers();
    for (let round = 0; round < 2; round += 1) {
      await sleep(dice.whole(3_000, 6_000));
      world.link?.silence();
      await sleep(dice.whole(6_000, 20_000));
      world.link?.mend();
    }
  },
};

/** F15: one worker's clock is an hour fast, another's an hour slow. */
export const clocks: Kind = {
  name: "clocks",
  breaks: "the clocks of two workers, one an hour fast and one an hour slow, while a third dies now and then",
  requests: 12,
  gapMs: [500, 2_000],
  options: () => ({
    workers: 3,
    worker: (place, root) =>
      place === 2
        ? {}
        : {
            env: { CLOCK_SHIFT_MS: String((place === 0 ? 1 : -1) * 3_600_000) },
            flags: ["--import", path.join(root, "e2e", "faults", "shift-clock.mjs")],
          },
  }),
  async strike(world, dice) {
    world.startWorkers();
    const right = world.workers[2];
    if (right) await killAgainAndAgain(right, dice, { forMs: 20_000, lifeMs: [2_000, 6_000] });
  },
};

/** F16: the disk is full again and again while a clip comes or is kept. */
export const fullDisk: Kind = {
  name: "full-disk",
  breaks: "writes of clips, posters and sprites, which meet a full disk (ENOSPC) several times, while a worker dies now and then",
  requests: 10,
  gapMs: [500, 2_000],
  async strike(world, dice) {
    const [first, second] = world.workers;
    const orders = (at: FaultPoint): Order[] => Array.from({ length: 4 }, (_, index) => ({ at, nth: index + 1, does: "disk_full" }));
    second?.start([...orders("mid-store"), ...orders("mid-download")]);
    await everyNowAndThen(dice, { forMs: 20_000, pauseMs: [3_000, 6_000] }, async () => {
      await first?.kill({ isHeld: true });
      first?.start(orders(dice.pick(["mid-store", "mid-download"])));
    });
  },
};

const LIMITS = { wavespeed: { createsPerMinute: 12, inFlight: 3 }, eachlabs: { createsPerMinute: 20, inFlight: 4 } };

/** F10: far more takes than the vendors allow, for three workers at once, which are stopped and started again. */
export const limits: Kind = {
  name: "limits",
  breaks: "nothing by force: three times the takes that the vendors' limits allow, and workers asked to stop while they send them",
  requests: 12,
  mostTakes: 4,
  gapMs: [50, 300],
  options: () => ({
    workers: 3,
    vendor: { ...LIMITS, typicalMs: 1_500 },
    env: {
      WAVESPEED_CONCURRENCY: String(LIMITS.wavespeed.inFlight),
      WAVESPEED_CREATES_PER_MINUTE: String(LIMITS.wavespeed.createsPerMinute),
      EACHLABS_CONCURRENCY: String(LIMITS.eachlabs.inFlight),
      EACHLABS_CREATES_PER_MINUTE: String(LIMITS.eachlabs.createsPerMinute),
    },
  }),
  async strike(world, dice) {
    world.startWorkers();
    await everyNowAndThen(dice, { forMs: 60_000, pauseMs: [3_000, 8_000] }, async () => {
      const worker = dice.pick(world.workers);
      await worker.stop();
      worker.start();
    });
  },
  async expect({ predictions }, world) {
    const refused = (await world.seenCreates()).filter(({ status }) => status === 429).length;
    const findings: Finding[] = refused > 0 ? [{ fault: "illegal", text: `the vendors answered 429 to ${refused} creates` }] : [];
    for (const [vendor, { createsPerMinute, inFlight }] of Object.entries(LIMITS)) {
      const made = predictions.filter((prediction) => prediction.vendor === vendor);
      const minute = mostAt(made, (one, at) => one.createdAt > at - 60_000 && one.createdAt <= at);
      const open = mostAt(made, (one, at) => one.createdAt <= at && (one.endedAt ?? Number.POSITIVE_INFINITY) > at);
      if (minute > createsPerMinute)
        findings.push({ fault: "illegal", text: `${vendor}: ${minute} creates within a minute, ${createsPerMinute} allowed` });
      if (open > inFlight) findings.push({ fault: "illegal", text: `${vendor}: ${open} in flight at once, ${inFlight} allowed` });
    }
    return findings;
  },
};

/** The most that were so at any create's own moment: sums change only there. */
function mostAt(made: readonly PredictionFact[], isSo: (one: PredictionFact, at: number) => boolean): number {
  return Math.max(0, ...made.map(({ createdAt }) => made.filter((one) => isSo(one, createdAt)).length));
}
