import { describe, expect, test } from "vitest";
import { PROVIDER, TAKES } from "@/components/sheet/columns";
import { planOf, questionsOf, rowsToRun, shownOf } from "@/components/sheet/plan";
import { type Base, readRow, troublesOf, waitsForStill } from "@/components/sheet/read-row";
import { emptyRow, usedRows } from "@/components/sheet/rows";
import { endKeyOf, type StillState } from "@/components/sheet/still-state";
import { BASE, COLUMNS, FORMS, row } from "@/components/sheet/testing";
import type { SpendingView } from "@/lib/budgets/view";

describe("a row", () => {
  const still = { id: "s1", url: "/x", width: 1, height: 1, thumbhash: "", name: "fig.jpg", from: null };
  const here = { state: "here", still } as const;
  const none = { state: "none" } as const;
  const read = (cells: Record<string, string>, state: StillState = here, base = BASE, end: StillState = none) =>
    readRow(row({ still: "fig.jpg", prompt: "Push in.", ...cells }), { still: state, end_still: end }, base, COLUMNS, FORMS);

  test("follows the composer where it is empty, and overrides it where it is not", () => {
    const base: Base = { provider: "both", changed: { wavespeed: { resolution: "720p" }, eachlabs: { num_inference_steps: 30 } } };
    const [wavespeed, eachlabs] = read({ duration: "8 s", takes: "2", seed: "7" }, here, base).parts;
    expect(wavespeed?.question).toMatchObject({ provider: "wavespeed", settings: { resolution: "720p", duration: 8 }, count: 2, seed: 7 });
    expect(eachlabs?.question).toMatchObject({ provider: "eachlabs", settings: { num_inference_steps: 30 }, count: 2, seed: 7 });
    expect(eachlabs?.question.settings).not.toHaveProperty("duration");
    expect(read({ provider: "A/B" }).parts).toHaveLength(2);
    expect(read({ provider: "EachLabs" }).parts.map(({ question }) => question.provider)).toEqual(["eachlabs"]);
  });

  test.each([
    [{ prompt: "" }, "prompt", /Write a prompt/],
    [{ prompt: "x".repeat(2001) }, "prompt", /2,001 characters/],
    [{ takes: "9" }, "takes", /1 to 8/],
    [{ takes: "1.5" }, "takes", /1 to 8/],
    [{ seed: "-1" }, "seed", /whole number/],
    [{ seed: "2147483648" }, "seed", /whole number/],
    [{ provider: "sora" }, "provider", /WaveSpeed, Eachlabs or Both/],
    [{ resolution: "580p" }, "resolution", /WaveSpeed has 480p or 720p/],
    [{ aspect_ratio: "1:1" }, "aspect_ratio", /no such setting/],
  ])("says what is wrong with %j by its cell", (cells, column, words) => {
    const { parts, errors } = read(cells);
    expect(parts).toEqual([]);
    expect(Object.keys(errors)).toEqual([column]);
    expect(errors[column]).toMatch(words);
  });

  test("waits for its still, and is nobody's matter while it is blank", () => {
    const waiting = read({}, { state: "uploading", percent: 5 });
    expect(waiting.errors).toEqual({ still: "On its way." });
    expect([waitsForStill(waiting), troublesOf(waiting)]).toEqual([true, []]);
    expect(readRow(emptyRow(), { still: none, end_still: none }, BASE, COLUMNS, FORMS)).toMatchObject({ isBlank: true, errors: {} });
    expect(usedRows([emptyRow(), row({ seed: " " }), row({ seed: "1" }), emptyRow()])).toBe(3);
  });

  test("has an end still where one stands, of the still's shape and no other, for the same price", () => {
    const end = (width: number, height: number): StillState => ({ state: "here", still: { ...still, id: "s2", width, height } });
    const [without] = read({}).parts;
    const [part] = read({ end_still: "drum.jpg" }, here, BASE, end(900, 900)).parts;
    expect(without?.question).not.toHaveProperty("endStillId");
    expect(part?.question).toMatchObject({ stillId: "s1", endStillId: "s2" });
    expect(part?.line).toEqual(without?.line);
    expect(read({ end_still: "drum.jpg", provider: "both" }, here, BASE, end(900, 900)).parts.map(({ question }) => question.endStillId)).toEqual([
      "s2",
      "s2",
    ]);
    expect(read({ end_still: "drum.jpg" }, here, BASE, end(1600, 900))).toMatchObject({
      parts: [],
      errors: { end_still: expect.stringMatching(/shape/) },
    });
    expect(read({ end_still: "gone.jpg" }, here, BASE, { state: "unknown" }).errors.end_still).toMatch(/no still of this name/);
    const waiting = read({ end_still: "drum.jpg" }, here, BASE, { state: "looking" });
    expect([waiting.parts, waitsForStill(waiting), troublesOf(waiting)]).toEqual([[], true, []]);
    const wrong = read({ prompt: "", end_still: "drum.jpg" }, here, BASE, { state: "looking" });
    expect(troublesOf(wrong)).toEqual(["prompt"]);
  });

  test("shares an end still's new shape with the rows that need the same", () => {
    const states = (id: string, width: number, end: StillState) => ({
      still: { state: "here" as const, still: { ...still, id, width, height: 900 } },
      end_still: end,
    });
    const square: StillState = { state: "here", still: { ...still, id: "end", width: 900, height: 900 } };
    expect(endKeyOf(states("a", 1600, square))).toBe(endKeyOf(states("b", 1600, square)));
    expect(endKeyOf(states("c", 1200, square))).not.toBe(endKeyOf(states("a", 1600, square)));
    expect(endKeyOf(states("d", 900, square))).toBeNull();
    expect(endKeyOf(states("e", 1600, none))).toBeNull();
  });

  test("counts with the others: prices by provider, what is not published, what was made, and how many fit", () => {
    const rows = [read({ takes: "2" }), read({ prompt: "" }), read({ provider: "both" }), read({ resolution: "720p" })];
    const spending = {
      budgets: [
        {
          scope: "workspace",
          name: null,
          period: "month",
          since: "",
          limitMicros: 0,
          spentMicros: 0,
          reservedMicros: 0,
          possibleMicros: 0,
          leftMicros: 500_000,
        },
      ],
      assumed: { wavespeed: null, eachlabs: 40_000 },
    } as SpendingView;
    const all = planOf(rows, [], true, spending, FORMS);
    expect(all).toMatchObject({ takes: 5, pricedMicros: 750_000, unpriced: 1, isFree: false, room: { fits: 2, countsMicros: 790_000 } });
    expect(all.lines.map(({ takes, what }) => `${takes} ${what}`)).toEqual(["3 WaveSpeed 480p, 5 s", "1 WaveSpeed 720p, 5 s", "1 Eachlabs 720p"]);
    expect(all.shown).toEqual({
      wavespeed: { isFree: false, pricedMicros: 750_000, unpriced: 0 },
      eachlabs: { isFree: false, pricedMicros: 0, unpriced: 1 },
    });
    expect(rowsToRun(all).map(({ isPair }) => isPair)).toEqual([false, false, true, false]);
    expect(shownOf(rowsToRun(all, 1))).toEqual({ wavespeed: { isFree: false, pricedMicros: 300_000, unpriced: 0 } });
    expect(questionsOf(rows)).toHaveLength(4);
    const made = [
      { row: 0, takes: 2, takeId: "t", slate: "DAY-01", number: 1, isReady: true },
      { row: 3, takes: 0, takeId: "t", slate: "DAY-01", number: 1, isReady: true },
    ];
    expect(planOf(rows, made, true, spending, FORMS)).toMatchObject({ takes: 3, skippedTakes: 2, room: { fits: 2 } });
    expect(planOf(rows, made, false, spending, FORMS)).toMatchObject({ takes: 5, skippedTakes: 0 });
    expect(planOf(rows, [], true, undefined, FORMS).room).toBeNull();
  });

  test("has a count that a column offers", () => {
    expect(COLUMNS.find(({ id }) => id === TAKES)?.choices).toHaveLength(8);
    expect(COLUMNS.find(({ id }) => id === PROVIDER)?.choices.map(({ text }) => text)).toEqual(["wavespeed", "eachlabs", "both"]);
    expect(COLUMNS.find(({ id }) => id === "resolution")?.choices.map(({ text }) => text)).toEqual(["480p", "720p", "580p"]);
  });
});
