import type { KeyboardEvent } from "react";
import { clearRange, copyRows, deleteRows, fillDown, moveRows } from "@/components/sheet/edit-rows";
import type { Place, SheetAction, SheetState } from "@/components/sheet/sheet-reducer";

/** What a key asks of the grid. */
export type GridDeed =
  | { kind: "act"; action: SheetAction }
  /** Begin to write in the cell: with what it holds, or with this text instead. */
  | { kind: "edit"; text: string | null };

type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

interface GridSize {
  columns: readonly string[];
  /** Where the last row in use is. */
  usedRows: number;
}

const PAGE = 10;

/** The deed of a key in the grid while no cell is written in; null where it is none of the grid's business. */
export function deedOf(event: KeyPress, state: SheetState, size: GridSize): GridDeed | null {
  const { key, shiftKey, altKey } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  const act = (action: SheetAction): GridDeed => ({ kind: "act", action });
  const { columns } = size;

  if (altKey && !isCommand && (key === "ArrowUp" || key === "ArrowDown")) {
    const by = key === "ArrowUp" ? -1 : 1;
    return act({ kind: "rows", change: (rows, range) => moveRows(rows, range, by), moveTo: () => ({ ...state.cursor, row: state.cursor.row + by }) });
  }
  if (altKey) return null;
  const to = moveOf(key, isCommand, state.cursor, state.rows.length, size);
  if (to) return act({ kind: "select", to, isExtended: shiftKey });
  const undo = undoIn(event);
  if (undo) return act({ kind: undo });
  if (isCommand) {
    switch (key.toLowerCase()) {
      case "d":
        return act({ kind: "rows", change: (rows, range) => fillDown(rows, columns, range) });
      case "a":
        return null;
      case "backspace":
      case "delete":
        return act({ kind: "rows", change: deleteRows });
      case "enter":
        return act({ kind: "rows", change: copyRows });
      default:
        return null;
    }
  }
  if (key === "Enter" || key === "F2") return { kind: "edit", text: null };
  if (key === "Delete" || key === "Backspace") return act({ kind: "rows", change: (rows, range) => clearRange(rows, columns, range) });
  // a letter begins the cell anew; a space too, as in any sheet
  if ([...key].length === 1) return { kind: "edit", text: key };
  return null;
}

/** What is undone by a key; null by any other. */
export function undoIn({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyPress): "undo" | "redo" | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  if (key.toLowerCase() === "z") return shiftKey ? "redo" : "undo";
  return key.toLowerCase() === "y" ? "redo" : null;
}

/** Where a key of movement leads. */
function moveOf(key: string, isCommand: boolean, { row, column }: Place, rows: number, { columns, usedRows }: GridSize): Place | null {
  const last = columns.length;
  switch (key) {
    case "ArrowUp":
      return { row: isCommand ? 0 : row - 1, column };
    case "ArrowDown":
      return { row: isCommand ? Math.max(0, usedRows - 1) : row + 1, column };
    case "ArrowLeft":
      return { row, column: isCommand ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: isCommand ? last : Math.min(last, column + 1) };
    case "Home":
      return { row: isCommand ? 0 : row, column: 0 };
    case "End":
      return { row: isCommand ? Math.max(0, usedRows - 1) : row, column: last };
    case "PageUp":
      return { row: row - PAGE, column };
    case "PageDown":
      return { row: Math.min(rows - 1, row + PAGE), column };
    default:
      return null;
  }
}
