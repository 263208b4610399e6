import { setTimeout as sleep } from "node:timers/promises";
import { VENDORS } from "@/e2e/faults/client";
import type { Dice } from "@/e2e/faults/dice";
import type { Kind } from "@/e2e/faults/kind";
import type { Part } from "@/e2e/faults/part";
import type { World } from "@/e2e/faults/world";
import type { FaultPoint } from "@/lib/fault-point";

const OF_WORKERS: readonly FaultPoint[] = [
  "before-claim",
  "after-claim",
  "socket-open",
  "after-response",
  "after-spool",
  "after-record",
  "mid-adopt",
  "after-check",
  "after-record-end",
  "mid-download",
  "before-store",
  "mid-store",
  "after-rename",
  "before-ready",
  "after-ready",
];
/** One that nobody comes to gets another request to come to it with, so often: on a slow machine a take is long on its way. */
const REQUESTS_A_POINT = 8;
const REQUEST_EVERY_MS = 8_000;

/** F1: two workers, each killed at one named point after another, with takes of its own to come there with; the web at its own once. */
export const points: Kind = {
  name: "points",
  breaks: "SIGKILL of a worker at each named point of a take's way, and of the web once a callback is noted",
  requests: 3,
  gapMs: [300, 1_200],
  options: () => ({ workers: 2 }),
  async strike(world, dice) {
    await world.web.kill({ isHeld: true });
    world.web.start([{ at: "after-receipt", nth: dice.whole(1, 3), does: "kill" }]);
    const left = dice.shuffle(OF_WORKERS);
    const lane = async (worker: Part) => {
      for (let at = left.pop(); at !== undefined; at = left.pop()) {
        worker.start([{ at, nth: 1, does: "kill", ...(at === "socket-open" && { afterMs: dice.whole(0, 40) }) }], { isOnce: true });
        await lead(worker, at, world, dice);
        await worker.kill({ isHeld: true });
      }
      worker.start();
    };
    await Promise.all(world.workers.map(lane));
  },
  expect: (_, { notes }) =>
    notes.length > OF_WORKERS.length / 2
      ? []
      : [{ fault: "illegal", text: `only ${notes.length} of ${OF_WORKERS.length} points were come to, so little was proven` }],
};

/** Gives a worker takes to do until it has died at its point. */
async function lead(worker: Part, at: FaultPoint, world: World, dice: Dice): Promise<void> {
  for (let requests = 0; requests < REQUESTS_A_POINT && worker.isAlive; requests += 1) {
    // somebody must be looked for, or nobody comes to be adopted
    if (at === "mid-adopt") await world.misbehave({ on: "create", kind: "drop_after_accept", vendor: "eachlabs" });
    world.client.request(at === "mid-adopt" ? "eachlabs" : dice.pick(VENDORS), 1);
    for (const endsAt = Date.now() + REQUEST_EVERY_MS; worker.isAlive && Date.now() < endsAt; ) await sleep(20);
  }
}
