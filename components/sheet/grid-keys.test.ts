import { describe, expect, test } from "vitest";
import { deedOf } from "@/components/sheet/grid-keys";
import { newSheet, type Place, sheetReducer } from "@/components/sheet/sheet-reducer";

const SIZE = { columns: ["still", "prompt", "seed"], usedRows: 5 };
const PLAIN = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const at = (row: number, column: number) => sheetReducer(newSheet(), { kind: "select", to: { row, column } });
const press = (key: string, more: Partial<typeof PLAIN> = {}, from: Place = { row: 2, column: 1 }) =>
  deedOf({ ...PLAIN, key, ...more }, at(from.row, from.column), SIZE);
const ctrl = { ctrlKey: true };

describe("keys in the grid", () => {
  test.each([
    ["ArrowUp", {}, { row: 1, column: 1 }],
    ["ArrowDown", {}, { row: 3, column: 1 }],
    ["ArrowLeft", {}, { row: 2, column: 0 }],
    ["ArrowRight", {}, { row: 2, column: 2 }],
    ["ArrowDown", ctrl, { row: 4, column: 1 }],
    ["Home", {}, { row: 2, column: 0 }],
    ["End", {}, { row: 2, column: 3 }],
    ["Home", ctrl, { row: 0, column: 0 }],
    ["End", ctrl, { row: 4, column: 3 }],
    ["PageDown", {}, { row: 7, column: 1 }],
  ])("%s with %j moves", (key, more, to) => {
    expect(press(key, more)).toEqual({ kind: "act", action: { kind: "select", to, isExtended: false } });
    expect(press(key, { ...more, shiftKey: true })).toMatchObject({ action: { isExtended: true } });
  });

  test("the column of what a row comes to is the last", () => {
    expect(press("ArrowRight", {}, { row: 0, column: 3 })).toMatchObject({ action: { to: { row: 0, column: 3 } } });
  });

  test("Enter and F2 write in the cell, a letter begins it anew, and what is the browser's stays the browser's", () => {
    expect([press("Enter"), press("F2")]).toEqual([
      { kind: "edit", text: null },
      { kind: "edit", text: null },
    ]);
    expect(press("é")).toEqual({ kind: "edit", text: "é" });
    for (const [key, more] of [
      ["Tab", {}],
      ["Escape", {}],
      ["Shift", {}],
      ["F5", {}],
      ["v", ctrl],
      ["c", ctrl],
      ["k", ctrl],
      ["a", { altKey: true }],
    ] as const)
      expect(press(key, more)).toBeNull();
  });

  test("undo, redo and rows have theirs", () => {
    expect(press("z", ctrl)).toEqual({ kind: "act", action: { kind: "undo" } });
    expect(press("Z", { ctrlKey: true, shiftKey: true })).toEqual({ kind: "act", action: { kind: "redo" } });
    expect(press("y", { metaKey: true })).toEqual({ kind: "act", action: { kind: "redo" } });
    for (const [key, more] of [
      ["d", ctrl],
      ["Delete", {}],
      ["Delete", ctrl],
      ["ArrowUp", { altKey: true }],
    ] as const)
      expect(press(key, more)).toMatchObject({ kind: "act", action: { kind: "rows" } });
  });
});
