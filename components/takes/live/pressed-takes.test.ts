import { beforeEach, describe, expect, it } from "vitest";
import { groupTakes } from "@/components/takes/feed/group";
import { withPressed } from "@/components/takes/live/pressed-cards";
import { forgetPressed, keyOf, notePage, type PressedTake, readPressed, showPressed } from "@/components/takes/live/pressed-takes";
import { takeLike } from "@/components/takes/live/take-fixture";
import type { TakeView } from "@/lib/takes/view";

const old = takeLike({ id: "old", number: 3, status: "ready" });
const one: PressedTake = {
  provider: "wavespeed",
  still: old.still,
  prompt: old.prompt,
  settings: old.settings,
  seed: null,
  isFree: false,
  unitMicros: 300_000,
  isAbout: false,
};
const shown = (takes: readonly TakeView[]) => withPressed(takes, readPressed().presses);
const ids = (takes: readonly TakeView[]) => takes.map(({ id }) => id);
/** As the studio makes them: later than all there are. */
const made = (...given: string[]) =>
  given.map((id, index) => takeLike({ id, number: 4 + index, createdAt: new Date(Date.parse(old.createdAt) + 60_000).toISOString() }));

beforeEach(() => {
  // what earlier presses came to is on the page
  notePage(readPressed().presses.flatMap(({ answeredIds }) => (answeredIds ?? []).map((id) => ({ id }))));
  notePage([old]);
});

describe("the cards of a press", () => {
  it("stand above everything at once, as takes of the shot of the same still and prompt", () => {
    const press = showPressed([one, one]);
    const takes = shown([old]);
    expect(takes.map(({ number, slate, shotId, status }) => ({ number, slate, shotId, status }))).toEqual([
      { number: 5, slate: "DAY-01", shotId: "shot-1", status: "queued" },
      { number: 4, slate: "DAY-01", shotId: "shot-1", status: "queued" },
      { number: 3, slate: "DAY-01", shotId: "shot-1", status: "ready" },
    ]);
    expect(groupTakes(takes)[0]?.rows.map(({ number }) => number)).toEqual([4, 5]);
    press.refused();
  });

  it("give their places to the takes of the answer, one by one, and lend them their keys", () => {
    const press = showPressed([one, one]);
    const before = groupTakes(shown([])).flatMap(({ key, rows }) => [key, ...rows.map(({ id }) => keyOf(id))]);
    const [t4, t5] = made("t4", "t5");
    press.answered([t4!, t5!]);
    expect(ids(shown([t4!, old]))).toEqual([expect.stringMatching(/^press-/), "t4", "old"]);
    notePage([t5!, t4!, old]);
    expect(ids(shown([t5!, t4!, old]))).toEqual(["t5", "t4", "old"]);
    expect(readPressed().presses).toEqual([]);
    expect(groupTakes([t5!, t4!]).flatMap(({ key, rows }) => [key, ...rows.map(({ id }) => keyOf(id))])).toEqual(before);
  });

  it("stand for takes that an event brings before the answer: none is there twice", () => {
    const press = showPressed([one]);
    const [t4] = made("t4");
    expect(ids(shown([t4!, old]))).toEqual([expect.stringMatching(/^press-/), "old"]);
    const other = takeLike({ id: "other", prompt: "Something else" });
    expect(ids(shown([other, t4!, old]))).toEqual([expect.stringMatching(/^press-/), "other", "old"]);
    press.answered([t4!]);
    expect(ids(shown([t4!, old]))).toEqual(["t4", "old"]);
  });

  it("go with words when the press is refused, until the next one", () => {
    const press = showPressed([one, one, one]);
    press.refused("Over the November budget.");
    expect(shown([old])).toEqual([old]);
    expect(readPressed().refusal).toEqual({ count: 3, words: "Over the November budget." });
    showPressed([one]).refused();
    expect(readPressed().refusal).toMatchObject({ count: 1, words: expect.stringMatching(/^Nothing was queued or spent/) });
    const next = showPressed([one]);
    expect(readPressed().refusal).toBeNull();
    next.refused();
  });

  it("stay behind when another project is shown", () => {
    const press = showPressed([one]);
    forgetPressed();
    expect(shown([old])).toEqual([old]);
    press.answered(made("t4"));
    expect(shown([old])).toEqual([old]);
  });

  it("go without a word when the press is taken back", () => {
    const press = showPressed([one]);
    press.takenBack();
    expect(shown([old])).toEqual([old]);
    expect(readPressed().refusal).toBeNull();
  });

  it("say the price of the press and the seed where it is known", () => {
    const press = showPressed([
      { ...one, seed: 7 },
      { ...one, isFree: true, seed: null },
    ]);
    expect(shown([old]).slice(0, 2)).toMatchObject([
      { mode: "sandbox", seed: -1 },
      { mode: "live", estimateMicros: 300_000, seed: 7 },
    ]);
    press.refused();
  });
});
