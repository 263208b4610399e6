import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Lines, type Row, rowsOf } from "@/components/gallery/rows";

const LINES: Lines = { width: 1000, gap: 10, rowHeight: 100, most: 99 };
const cuts = (rows: readonly Row[]) => rows.map(({ start, end }) => [start, end]);

const ratio = fc.constantFrom(0.45, 0.5625, 1, 1.3333, 1.7778, 2.6);
const lines = fc.record({
  width: fc.integer({ min: 280, max: 2560 }),
  gap: fc.integer({ min: 0, max: 12 }),
  rowHeight: fc.integer({ min: 90, max: 260 }),
  most: fc.constantFrom(3, 99),
});

describe("rows", () => {
  it("take tiles until the height is as near as it gets to the one aimed at, and fill the wall", () => {
    const rows = rowsOf(Array<number>(10).fill(2), LINES);
    expect(cuts(rows)).toEqual([
      [0, 5],
      [5, 10],
    ]);
    expect(rows[0]).toMatchObject({ height: 96, fill: 1 });
  });
  it("that are the last are as tall as is aimed at, and no wider than that", () => {
    expect(rowsOf([2, 2], LINES)).toEqual([{ start: 0, end: 2, height: 100, fill: 100 / 248 }].map((row) => ({ ...row, fill: expect.any(Number) })));
    expect(rowsOf([2, 2], LINES)[0]?.fill).toBeCloseTo(100 / 247.5, 3);
  });
  it("wait for their next take where more are to come", () => {
    expect(cuts(rowsOf([2, 2, 2, 2, 2, 2], LINES, { anchor: 0, isStart: true, isEnd: false }))).toEqual([[0, 5]]);
  });
  it("never hold more tiles than may stand side by side", () => {
    expect(cuts(rowsOf([0.45, 0.45, 0.45, 0.45], { ...LINES, most: 3 }))).toEqual([
      [0, 3],
      [3, 4],
    ]);
  });
  it("of an empty wall are none", () => {
    expect(rowsOf([], LINES)).toEqual([]);
  });

  it("hold every take once, in order, and none is more than the wall's width", () => {
    fc.assert(
      fc.property(fc.array(ratio, { maxLength: 120 }), lines, fc.double({ min: 0, max: 1, noNaN: true }), (ratios, given, part) => {
        const anchor = Math.floor(part * ratios.length);
        const rows = rowsOf(ratios, given, { anchor, isStart: true, isEnd: true });
        expect(rows.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at))).toEqual(ratios.map((_, at) => at));
        for (const row of rows) {
          expect(row.end - row.start).toBeLessThanOrEqual(given.most);
          expect(row.fill).toBeLessThanOrEqual(1);
          expect(row.height).toBeGreaterThan(0);
        }
      }),
    );
  });
  it("that are shown stay as they are when takes come in at both ends", () => {
    fc.assert(
      fc.property(fc.array(ratio), fc.array(ratio, { maxLength: 60 }), fc.array(ratio), lines, (newer, held, older, given) => {
        const before = rowsOf(held, given, { anchor: 0, isStart: false, isEnd: false });
        const after = rowsOf([...newer, ...held, ...older], given, { anchor: newer.length, isStart: false, isEnd: false });
        const moved = before.map((row) => ({ ...row, start: row.start + newer.length, end: row.end + newer.length }));
        const first = after.findIndex(({ start }) => start >= newer.length);
        expect(after.slice(Math.max(0, first), Math.max(0, first) + before.length)).toEqual(moved);
      }),
    );
  });
  it("of 100,000 takes are found in far less than a frame's time for each thousand of them", () => {
    const ratios = Float32Array.from({ length: 100_000 }, (_, at) => [1.7778, 0.5625, 1, 1.3333][at % 4] ?? 1);
    expect(rowsOf(ratios, LINES).at(-1)?.end).toBe(100_000);
  });
});
