import { setTimeout as sleep } from "node:timers/promises";
import type { Kind } from "@/e2e/faults/kind";
import type { Part } from "@/e2e/faults/part";
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
const POINT_WITHIN_MS = 20_000;

/** F1: two workers, each killed at one named point after another; the web at its own once. */
export const points: Kind = {
  name: "points",
  breaks: "SIGKILL of a worker at each named point of a take's way, and of the web once a callback is noted",
  requests: 14,
  gapMs: [300, 1_200],
  options: () => ({ workers: 2 }),
  async strike(world, dice) {
    const left = dice.shuffle(OF_WORKERS);
    // somebody must be looked for, or nobody comes to be adopted
    await world.misbehave({ on: "create", kind: "drop_after_accept", vendor: "eachlabs", times: 3, skip: dice.whole(0, 2) });
    const lane = async (worker: Part) => {
      for (let at = left.pop(); at !== undefined; at = left.pop()) {
        const afterMs = at === "socket-open" ? { afterMs: dice.whole(0, 40) } : {};
        worker.start([{ at, nth: dice.whole(1, 2), does: "kill", ...afterMs }], { isOnce: true });
        if (!(await dies(worker, POINT_WITHIN_MS))) await worker.kill({ isHeld: true });
      }
      worker.start();
    };
    await world.web.kill({ isHeld: true });
    world.web.start([{ at: "after-receipt", nth: dice.whole(1, 3), does: "kill" }]);
    await Promise.all(world.workers.map(lane));
  },
};

/** False when the armed process has not come to its point in time. */
async function dies(part: Part, withinMs: number): Promise<boolean> {
  for (const endsAt = Date.now() + withinMs; part.isAlive; await sleep(20)) if (Date.now() > endsAt) return false;
  return true;
}
