import { emptyRows, type Range, type Row } from "@/components/sheet/rows";

/** The sheet as it stands, with what can be undone. */
export interface SheetState {
  rows: Row[];
  past: Row[][];
  future: Row[][];
  /** Where the selection began, and the cell that has the focus. */
  anchor: Place;
  cursor: Place;
}

export interface Place {
  row: number;
  column: number;
}

export type SheetAction =
  | { kind: "rows"; change: (rows: readonly Row[], range: Range) => readonly Row[]; moveTo?: (rows: readonly Row[]) => Place }
  /** As read from the browser: nothing to undo. */
  | { kind: "loaded"; rows: Row[] }
  | { kind: "undo" }
  | { kind: "redo" }
  | { kind: "select"; to: Place; isExtended?: boolean };

const FIRST_ROWS = 8;
const UNDO_MAX = 100;
const START: Place = { row: 0, column: 0 };

export function newSheet(): SheetState {
  return { rows: emptyRows(FIRST_ROWS), past: [], future: [], anchor: START, cursor: START };
}

/** The cells that are selected. */
export function rangeOf({ anchor, cursor }: Pick<SheetState, "anchor" | "cursor">): Range {
  return {
    top: Math.min(anchor.row, cursor.row),
    bottom: Math.max(anchor.row, cursor.row),
    left: Math.min(anchor.column, cursor.column),
    right: Math.max(anchor.column, cursor.column),
  };
}

export function sheetReducer(state: SheetState, action: SheetAction): SheetState {
  switch (action.kind) {
    case "select": {
      const to = within(state.rows, action.to);
      return { ...state, cursor: to, anchor: action.isExtended ? state.anchor : to };
    }
    case "loaded":
      return { ...newSheet(), rows: padded(action.rows) };
    case "undo":
      return step(state, state.past, (rows, past) => ({ past: past.slice(0, -1), future: [...state.future, rows] }));
    case "redo":
      return step(state, state.future, (rows, future) => ({ future: future.slice(0, -1), past: [...state.past, rows] }));
    case "rows": {
      const rows = padded(action.change(state.rows, rangeOf(state)));
      if (isSame(rows, state.rows)) return state;
      const next = { ...state, rows, past: [...state.past, state.rows].slice(-UNDO_MAX), future: [] };
      const to = action.moveTo?.(rows);
      return inside(to ? { ...next, anchor: to, cursor: to } : next);
    }
  }
}

function step(state: SheetState, stack: Row[][], turn: (rows: Row[], stack: Row[][]) => Pick<SheetState, "past" | "future">): SheetState {
  const rows = stack.at(-1);
  return rows ? inside({ ...state, rows, ...turn(state.rows, stack) }) : state;
}

/** There are always rows to write in. */
function padded(rows: readonly Row[]): Row[] {
  return [...rows, ...emptyRows(Math.max(0, FIRST_ROWS - rows.length))];
}

function inside(state: SheetState): SheetState {
  return { ...state, anchor: within(state.rows, state.anchor), cursor: within(state.rows, state.cursor) };
}

function within(rows: readonly Row[], { row, column }: Place): Place {
  return { row: Math.max(0, Math.min(rows.length - 1, row)), column: Math.max(0, column) };
}

function isSame(one: readonly Row[], other: readonly Row[]): boolean {
  return one.length === other.length && one.every((row, at) => row === other[at]);
}
