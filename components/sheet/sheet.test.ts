import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, END_STILL, PROMPT, PROVIDER, SEED, STILL, TAKES } from "@/components/sheet/columns";
import { combineRows, countCombination, pairRows } from "@/components/sheet/combine";
import { addStills, clearRange, deleteRows, fillDown, moveRows, pasteAt, putStills, withoutBlanks } from "@/components/sheet/edit-rows";
import { planOf, questionsOf, rowsToRun, shownOf } from "@/components/sheet/plan";
import { type Base, readRow, troublesOf, waitsForStill } from "@/components/sheet/read-row";
import { emptyRow, emptyRows, ROWS_MAX, type Row, usedRows, withCell, withStill } from "@/components/sheet/rows";
import { decodeText, readPasted, readSheet, writeCopied, writeSheet } from "@/components/sheet/sheet-csv";
import { readSheetDraft, writeSheetDraft } from "@/components/sheet/sheet-draft";
import { newSheet, type SheetAction, sheetReducer } from "@/components/sheet/sheet-reducer";
import { endKeyOf, type StillState } from "@/components/sheet/still-state";
import type { SpendingView } from "@/lib/budgets/view";
import { fieldsOf } from "@/lib/providers/form";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";
import type { ProviderForm } from "@/lib/settings/loaders";

const FORMS: ProviderForm[] = PROVIDER_IDS.map((provider) => {
  const model = modelOf(provider);
  return {
    ...model,
    provider,
    label: PROVIDER_LABELS[provider],
    mode: "live",
    model: model.id,
    fields: fieldsOf(model),
    pricedBy: [...model.pricedBy],
    aspects: [...model.aspects],
    prices: model.prices.map(({ variant, micros }) => ({ variant, micros, source: micros === null ? "unpublished" : "price_table" })),
  } as ProviderForm;
});
const COLUMNS = columnsOf(FORMS);
const IDS = COLUMNS.map(({ id }) => id);
const BASE: Base = { provider: "wavespeed", changed: {} };

const row = (cells: Record<string, string>, still: string | null = null, end: string | null = null): Row => ({
  ...emptyRow(),
  cells,
  stills: { still, end_still: end },
});
const stillsOf = (rows: readonly Row[]) => rows.map(({ stills }) => stills.still);
const endsOf = (rows: readonly Row[]) => rows.map(({ stills }) => stills.end_still);
const textsOf = (rows: readonly Row[], column: string) => withoutBlanks(rows).map(({ cells }) => cells[column] ?? "");
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

describe("editing rows", () => {
  test("a pasted block begins at its cell and brings the rows that it needs", () => {
    const next = pasteAt(emptyRows(2), IDS, at(1, 1), readPasted('Slow push.\tno text\r\n"Two\nlines"\tx\tend.jpg\tboth\r\n'));
    expect(next).toHaveLength(3);
    expect(next[1]?.cells).toEqual({ prompt: "Slow push.", leave_out: "no text" });
    expect(next[2]?.cells).toEqual({ prompt: "Two\nlines", leave_out: "x", end_still: "end.jpg", provider: "both" });
    expect(textsOf(pasteAt(emptyRows(3), IDS, at(0, 1, 2, 1), [["All."]]), PROMPT)).toEqual(["All.", "All.", "All."]);
    expect(
      pasteAt(
        emptyRows(1),
        IDS,
        at(0, 1),
        Array.from({ length: 900 }, () => ["x"]),
      ),
    ).toHaveLength(ROWS_MAX);
  });

  test("filling down copies the first of a selection, one cell to all below, an empty one from above; stills go with their names", () => {
    const rows = [withStill(row({ prompt: "a" }), STILL, "id-1", "fig.jpg"), row({ prompt: "b" }), row({ seed: "1" }), emptyRow()];
    expect(textsOf(fillDown(rows, IDS, at(0, 1, 2, 1)), PROMPT)).toEqual(["a", "a", "a"]);
    expect(textsOf(fillDown(rows, IDS, at(1, 1)), PROMPT)).toEqual(["a", "b", "b"]);
    expect(textsOf(fillDown(rows, IDS, at(2, 1)), PROMPT)).toEqual(["a", "b", "b"]);
    expect(stillsOf(fillDown(rows, IDS, at(0, 0)))).toEqual(["id-1", "id-1", "id-1", null]);
    const [first, ...rest] = rows.map((one, index) => (index === 0 ? withStill(one, END_STILL, "id-2", "drum.jpg") : one));
    const end = IDS.indexOf(END_STILL);
    expect(endsOf(fillDown([first as Row, ...rest], IDS, at(0, end)))).toEqual(["id-2", "id-2", "id-2", null]);
    expect(fillDown(rows, IDS, at(0, 5))).toHaveLength(4);
  });

  test("another word in the still's cell is another still", () => {
    const both = withStill(withStill(emptyRow(), STILL, "id-1", "fig.jpg"), END_STILL, "id-2", "peaks.jpg");
    expect(withCell(both, STILL, "drum.jpg")).toMatchObject({
      stills: { still: null, end_still: "id-2" },
      cells: { still: "drum.jpg", end_still: "peaks.jpg" },
    });
    expect(withCell(both, END_STILL, "")).toMatchObject({ stills: { still: "id-1", end_still: null } });
  });

  test("rows move by one and stay at the edge, and one is always left", () => {
    const rows = ["a", "b", "c"].map((prompt) => row({ prompt }));
    expect(textsOf(moveRows(rows, at(1, 0, 2), -1), PROMPT)).toEqual(["b", "c", "a"]);
    expect(textsOf(moveRows(rows, at(0, 0), -1), PROMPT)).toEqual(["a", "b", "c"]);
    expect(textsOf(clearRange(rows, IDS, at(0, 1, 1, 1)), PROMPT)).toEqual(["c"]);
    expect(deleteRows(rows, at(0, 0, 2))).toHaveLength(1);
  });

  test("files go to the rows that wait for their names, then to rows without a still, then to new ones", () => {
    const rows = [row({ still: "b.jpg" }), row({ prompt: "p" }), row({ still: "known" }, "id-9")];
    const next = addStills(
      rows,
      ["a.jpg", "b.jpg", "c.jpg"].map((name) => ({ ref: `upload:${name}`, name })),
      () => true,
    );
    expect(stillsOf(next)).toEqual(["upload:b.jpg", "upload:a.jpg", "id-9", "upload:c.jpg"]);
  });

  test("a file goes to every cell that waits for its name, an end still's too", () => {
    const rows = [row({ still: "a.jpg", end_still: "b.jpg" }), row({ still: "b.jpg" }), row({ prompt: "p" })];
    const next = addStills(rows, [{ ref: "upload:1", name: "b.jpg" }], () => true);
    expect([stillsOf(next), endsOf(next)]).toEqual([
      [null, "upload:1", null],
      ["upload:1", null, null],
    ]);
  });

  test("stills that were chosen go to the row and those below it, and one alone to all that are selected", () => {
    const named = ["a", "b", "c"].map((ref) => ({ ref, name: `${ref}.jpg` }));
    expect(endsOf(putStills(emptyRows(2), END_STILL, { top: 1, bottom: 1 }, named))).toEqual([null, "a", "b", "c"]);
    expect(endsOf(putStills(emptyRows(4), END_STILL, { top: 1, bottom: 2 }, named.slice(0, 1)))).toEqual([null, "a", "a", null]);
    expect(putStills(emptyRows(ROWS_MAX), STILL, { top: ROWS_MAX - 1, bottom: ROWS_MAX - 1 }, named)).toHaveLength(ROWS_MAX);
  });
});

describe("pairing", () => {
  const rows = [
    row({ still: "a.jpg", prompt: "one", seed: "1", provider: "both" }),
    row({ still: "b.jpg", prompt: "two", seed: "2" }),
    row({ still: "c.jpg" }),
    row({ prompt: "two" }),
  ];

  test("one to one fills down what is missing and makes no row more", () => {
    const paired = pairRows(rows);
    expect(textsOf(paired, STILL)).toEqual(["a.jpg", "b.jpg", "c.jpg", "c.jpg"]);
    expect(textsOf(paired, PROMPT)).toEqual(["one", "two", "two", "two"]);
    expect(textsOf(paired, SEED)).toEqual(["1", "2", "", ""]);
  });

  test("every combination takes each still with each prompt and each seed, once, and says how many before", () => {
    expect(countCombination(rows)).toEqual({ stills: 3, prompts: 2, seeds: 2, rows: 12 });
    const combined = combineRows(rows);
    expect(combined).toHaveLength(12);
    expect(new Set(combined.map(({ cells }) => `${cells.still} ${cells.prompt} ${cells.seed}`)).size).toBe(12);
    expect(combined.slice(0, 4).map(({ cells }) => cells.provider)).toEqual(["both", "both", "both", "both"]);
    expect(combined[4]?.cells.provider).toBeUndefined();
    expect(combineRows(combined).map(({ cells }) => cells)).toEqual(combined.map(({ cells }) => cells));
    const many = Array.from({ length: 100 }, (_, index) => row({ still: `${index}.jpg`, prompt: `p ${index}` }));
    expect(combineRows(many)).toHaveLength(ROWS_MAX);
  });

  test("what to leave out goes with its prompt", () => {
    const texts = [row({ still: "a.jpg", prompt: "one", leave_out: "text" }), row({ still: "b.jpg", prompt: "two" }), row({ still: "c.jpg" })];
    const words = (all: readonly Row[]) => all.map(({ cells }) => `${cells.still} ${cells.prompt} ${cells.leave_out ?? "-"}`);
    expect(words(combineRows(texts)).slice(2, 4)).toEqual(["b.jpg one text", "b.jpg two -"]);
    expect(words(pairRows([texts[0] as Row, texts[2] as Row]))).toEqual(["a.jpg one text", "c.jpg one text"]);
  });

  test("an end still stays with the still that it stands beside", () => {
    const ends = [row({ still: "a.jpg", end_still: "x.jpg", prompt: "one" }), row({ still: "b.jpg", prompt: "two" }), row({ prompt: "three" })];
    const cells = (all: readonly Row[]) => all.map((one) => `${one.cells.still} ${one.cells.end_still ?? "-"} ${one.cells.prompt}`);
    expect(cells(pairRows([...ends].reverse().concat(row({ prompt: "four" }))).slice(1))).toEqual([
      "b.jpg - two",
      "a.jpg x.jpg one",
      "a.jpg x.jpg four",
    ]);
    expect(countCombination(ends)).toMatchObject({ stills: 2, prompts: 3, rows: 6 });
    expect(cells(combineRows(ends)).filter((text) => text.includes("x.jpg"))).toEqual(["one", "two", "three"].map((text) => `a.jpg x.jpg ${text}`));
    // the same still with and without an end still are two things to combine
    const twice = [...ends, row({ still: "a.jpg" })];
    expect(countCombination(twice)).toMatchObject({ stills: 3, rows: 9 });
    expect(combineRows(twice)).toHaveLength(9);
  });
});

describe("undo", () => {
  test("brings back every state in turn, and redo goes the same way again", () => {
    const change = fc.array(fc.record({ row: fc.nat(12), column: fc.nat(8), text: fc.string({ maxLength: 3 }) }), { maxLength: 20 });
    fc.assert(
      fc.property(change, (edits) => {
        const actions = edits.map(
          ({ row: top, column, text }): SheetAction => ({ kind: "rows", change: (rows) => pasteAt(rows, IDS, at(top, column), [[text]]) }),
        );
        const states = [newSheet()];
        for (const action of actions) {
          const before = states.at(-1);
          if (before) states.push(sheetReducer(before, action));
        }
        const last = states.at(-1);
        if (!last) return;
        const steps = last.past.length;
        let state = last;
        for (let step = 0; step < steps; step += 1) state = sheetReducer(state, { kind: "undo" });
        expect(withoutBlanks(state.rows)).toEqual([]);
        for (let step = 0; step < steps; step += 1) state = sheetReducer(state, { kind: "redo" });
        expect(state.rows).toEqual(last.rows);
      }),
    );
  });

  test("a cursor never leaves the sheet", () => {
    const state = sheetReducer(newSheet(), { kind: "select", to: { row: 99, column: -3 } });
    expect(state.cursor).toEqual({ row: 7, column: 0 });
    expect(sheetReducer(state, { kind: "rows", change: (rows) => rows.slice(0, 2) }).cursor.row).toBe(7);
  });
});

describe("files", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.constantFrom("=1+1", "'=x", "a\r\nb", '"', "x,y;z\tq"));
  const filled = fc
    .record({ still: text, end_still: text, prompt: text, seed: text, resolution: text })
    .filter((cells) => Object.values(cells).some((cell) => cell.trim()));

  test("a sheet comes back exactly as it was written", () => {
    const sheets = fc.array(fc.tuple(filled, fc.option(fc.uuid()), fc.option(fc.uuid())), { maxLength: 5 });
    fc.assert(
      fc.property(sheets, (rows) => {
        const sheet = rows.map(([cells, ...stills]) => row(Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== "")), ...stills));
        const plain = (all: readonly Row[]) => all.map(({ cells, stills }) => ({ cells, stills }));
        expect(plain(readSheet(writeSheet(sheet, COLUMNS), COLUMNS)?.rows ?? [])).toEqual(plain(withoutBlanks(sheet)));
        expect(plain(readSheetDraft(writeSheetDraft({ rows: sheet, name: "", skipsMade: true })).rows)).toEqual(plain(withoutBlanks(sheet)));
      }),
    );
  });

  test("is read by its column names in any order and separator; others are named, and no table is none", () => {
    const read = readSheet("Prompt;Leave out;Size;still\r\nPush in;;L;fig.jpg\r\n;;;\r\n", COLUMNS);
    expect(read?.rows.map(({ cells }) => cells)).toEqual([{ prompt: "Push in", still: "fig.jpg" }]);
    expect(read?.unknown).toEqual(["Size"]);
    expect(readSheet("just some words\nand more", COLUMNS)).toBeNull();
    const ends = readSheet("still,End still,end still id\nfig.jpg,drum.jpg,id-2\n", COLUMNS);
    expect(ends?.rows).toMatchObject([{ cells: { still: "fig.jpg", end_still: "drum.jpg" }, stills: { still: null, end_still: "id-2" } }]);
  });

  test("what is copied goes back as it was, and no file is garbled", () => {
    const rows = [row({ prompt: "=Sum", seed: "1" }), row({ prompt: "two\nlines" })];
    expect(readPasted(writeCopied(rows, [PROMPT, SEED]))).toEqual([
      ["=Sum", "1"],
      ["two\nlines", ""],
    ]);
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0, 0xe9, 0]))).toBe("aé");
    expect(decodeText(new Uint8Array([0x61, 0xe9]))).toBe("aé");
    expect(decodeText(new TextEncoder().encode("é🎬"))).toBe("é🎬");
  });

  test("a draft that is broken is an empty sheet", () => {
    for (const text of [null, "", "[]", '{"rows":[1,null,{"cells":7}]}']) expect(withoutBlanks(readSheetDraft(text).rows)).toEqual([]);
  });

  test("a draft from before there were end stills keeps its stills", () => {
    const text = JSON.stringify({ rows: [{ cells: { still: "fig.jpg" }, still: "id-1" }] });
    expect(readSheetDraft(text).rows).toMatchObject([{ cells: { still: "fig.jpg" }, stills: { still: "id-1", end_still: null } }]);
  });
});

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
