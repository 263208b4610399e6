import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { END_STILL, PROMPT, SEED, STILL } from "@/components/sheet/columns";
import { combineRows, countCombination, pairRows } from "@/components/sheet/combine";
import { addStills, clearRange, deleteRows, fillDown, moveRows, pasteAt, putStills, withoutBlanks } from "@/components/sheet/edit-rows";
import { emptyRow, emptyRows, ROWS_MAX, type Row, withCell, withStill } from "@/components/sheet/rows";
import { readPasted } from "@/components/sheet/sheet-csv";
import { newSheet, type SheetAction, sheetReducer } from "@/components/sheet/sheet-reducer";
import { at, endsOf, IDS, row, stillsOf, textsOf } from "@/components/sheet/testing";

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
