import { setTimeout as sleep } from "node:timers/promises";
import type { Dice } from "@/e2e/faults/dice";
import type { Part } from "@/e2e/faults/part";

/** For so long every life of this process ends by SIGKILL after a time that the dice choose. */
export async function killAgainAndAgain(part: Part, dice: Dice, { forMs, lifeMs }: { forMs: number; lifeMs: [number, number] }): Promise<void> {
  const endsAt = Date.now() + forMs;
  part.start();
  for (;;) {
    const livesMs = dice.whole(...lifeMs);
    if (Date.now() + livesMs > endsAt) return;
    await sleep(livesMs);
    await part.kill();
    await sleep(dice.whole(50, 300));
    part.start();
  }
}

/** Runs `strike` again and again with pauses that the dice choose, until the time is over. */
export async function everyNowAndThen(
  dice: Dice,
  { forMs, pauseMs }: { forMs: number; pauseMs: [number, number] },
  strike: () => Promise<void>,
): Promise<void> {
  for (const endsAt = Date.now() + forMs; ; ) {
    const waitMs = dice.whole(...pauseMs);
    if (Date.now() + waitMs > endsAt) return;
    await sleep(waitMs);
    await strike();
  }
}
