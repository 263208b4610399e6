import { setTimeout as sleep } from "node:timers/promises";
import { VENDORS } from "@/e2e/faults/client";
import type { Dice } from "@/e2e/faults/dice";
import type { Kind } from "@/e2e/faults/kind";
import { everyNowAndThen, killAgainAndAgain } from "@/e2e/faults/mortal";
import type { World } from "@/e2e/faults/world";
import type { FaultRule } from "@/e2e/sandbox";

/** Two workers of which the first dies now and then, for so long. */
async function whileOneDies(world: World, dice: Dice, forMs: number): Promise<void> {
  world.startWorkers();
  const [mortal] = world.workers;
  if (mortal) await killAgainAndAgain(mortal, dice, { forMs, lifeMs: [2_500, 7_000] });
}

/** F5 and F6: creates are accepted, and the answer is lost, late, broken or a lie. */
export const lostAnswers: Kind = {
  name: "lost-answers",
  breaks: "answers of accepted creates dropped, cut, late, empty or said to be errors, while a worker dies now and then",
  requests: 12,
  mostTakes: 2,
  gapMs: [800, 3_000],
  async strike(world, dice) {
    const kinds = dice.shuffle([
      "drop_after_accept",
      "error_after_accept",
      "cut_body",
      "no_id",
      "slow_after_accept",
      "wrong_word",
      "drop_after_accept",
    ]);
    await world.misbehave(
      ...kinds.map((kind, index): FaultRule => ({ on: "create", kind, skip: index + 1, ...(kind === "slow_after_accept" && { delayMs: 7_000 }) })),
    );
    await whileOneDies(world, dice, 30_000);
  },
};

/** F7 and F8: the vendor can't be reached, has no room, no credit or no liking for the key, while a worker dies now and then. */
export const refusals: Kind = {
  name: "refusals",
  breaks:
    "creates met with 429 (with and without Retry-After), 402, 401 until a person has checked the key, or a closed port, while a worker dies now and then",
  requests: 12,
  mostTakes: 2,
  gapMs: [800, 3_000],
  async strike(world, dice) {
    await world.misbehave(
      { on: "create", kind: "rate_limit", times: 2, skip: dice.whole(0, 3), retryAfterS: 3 },
      { on: "create", kind: "rate_limit", times: 1, skip: dice.whole(0, 4) },
      { on: "create", kind: "refuse", vendor: "eachlabs", times: 1, skip: dice.whole(0, 3), status: 402 },
      ...VENDORS.map((vendor): FaultRule => ({ on: "create", kind: "refuse", vendor, times: 1, skip: dice.whole(0, 1), status: 401 })),
    );
    const dying = whileOneDies(world, dice, 32_000);
    await everyNowAndThen(dice, { forMs: 30_000, pauseMs: [4_000, 9_000] }, async () => {
      await world.killSandbox();
      await sleep(dice.whole(1_000, 3_000));
      await mendKeys(world);
    });
    await dying;
    await world.behave();
    const left = await mendKeys(world);
    if (left) world.complain({ fault: "illegal", text: `a key that is good again could not be checked: ${left}` });
  },
  expect: async (_, world) =>
    (await world.seenCreates()).some(({ status }) => status === 401)
      ? []
      : [{ fault: "illegal", text: "no create was met with a refused key, so nothing was proven of it" }],
};

/** A person presses "check" beside each key: what waited for it goes on. Answers what was wrong, which is no fault while the vendor can't be asked. */
async function mendKeys(world: World): Promise<string | null> {
  const troubles = await Promise.all(VENDORS.map((vendor) => world.asPerson("check-key", vendor)));
  return troubles.find((trouble) => trouble !== null) ?? null;
}

/** F11: callbacks ten times over, forged, shuffled, stale and unsigned. */
export const callbacks: Kind = {
  name: "callbacks",
  breaks: "callbacks ten times over, forged, shuffled, stale and unsigned, while the web dies now and then",
  requests: 14,
  gapMs: [500, 2_500],
  async strike(world, dice) {
    const rule = (kind: string): FaultRule => ({ on: "callback", kind, copies: 10, times: 1 });
    const others = ["callback_repeated", "callback_forged", "callback_shuffled", "callback_stale", "callback_unsigned"];
    await world.misbehave(
      ...Array.from({ length: 3 }, () => rule("callback_repeated")),
      ...Array.from({ length: 30 }, () => rule(dice.pick(others))),
    );
    world.startWorkers();
    for (let round = 0; round < 2; round += 1) {
      await sleep(dice.whole(6_000, 9_000));
      const isBack = world.web.ready();
      await world.web.kill();
      await isBack;
    }
    await sleep(3_000);
  },
  expect: ({ takes }) =>
    takes.some(({ deliveries }) => deliveries > 1) ? [] : [{ fault: "illegal", text: "no callback came twice, so nothing was proven" }],
};

/** F12: nobody calls back. */
export const silence: Kind = {
  name: "silence",
  breaks: "every callback, while a worker dies now and then",
  requests: 10,
  gapMs: [500, 1_500],
  async strike(world, dice) {
    await world.misbehave({ on: "callback", kind: "callback_lost", times: null });
    await whileOneDies(world, dice, 20_000);
  },
};

/** F18: outputs that lie, while a worker dies now and then. */
export const lies: Kind = {
  name: "lies",
  breaks: "outputs cut short, with false lengths, missing at first, HTML instead of video, while a worker dies now and then",
  requests: 10,
  gapMs: [800, 2_500],
  async strike(world, dice) {
    const kinds = ["output_missing", "output_truncated", "output_lying_length", "output_not_video", "refuse", "drop_before"];
    await world.misbehave(...dice.shuffle([...kinds, ...kinds]).map((kind, index): FaultRule => ({ on: "download", kind, skip: index % 3 })));
    await whileOneDies(world, dice, 25_000);
  },
};
