import { STILL } from "@/components/sheet/columns";
import { BATCH_TAKES_MAX } from "@/lib/batches/limits";

/** One row as it stands on the screen. */
export interface Row {
  id: string;
  /** By the column's id; what is not there is empty. */
  cells: Readonly<Record<string, string>>;
  /** The still that was chosen or uploaded for it, by its id or `upload:…`; null where the text alone says which. */
  still: string | null;
}

/** More could not be run at once. */
export const ROWS_MAX = BATCH_TAKES_MAX;

/** Cells from one corner to the other, both included. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export function emptyRow(): Row {
  return { id: newRowId(), cells: {}, still: null };
}

export function emptyRows(count: number): Row[] {
  return Array.from({ length: count }, emptyRow);
}

export function isBlank({ cells, still }: Row): boolean {
  return still === null && Object.values(cells).every((text) => text.trim() === "");
}

/** How many rows stand before the blank ones at the end. */
export function usedRows(rows: readonly Row[]): number {
  return rows.findLastIndex((row) => !isBlank(row)) + 1;
}

/** The row with another text in a cell. Another word for the still is another still. */
export function withCell(row: Row, column: string, text: string): Row {
  const { [column]: before = "", ...others } = row.cells;
  if (before === text) return row;
  return { ...row, cells: text === "" ? others : { ...others, [column]: text }, still: column === STILL ? null : row.still };
}

/** The row with a cell of another row in it; a still goes along with its name. */
export function withCellOf(row: Row, column: string, from: Row): Row {
  const next = withCell(row, column, from.cells[column] ?? "");
  return column === STILL && next.still !== from.still ? { ...next, still: from.still } : next;
}

/** The row with this still in it. */
export function withStill(row: Row, ref: string, name: string): Row {
  return { ...row, cells: { ...row.cells, [STILL]: name }, still: ref };
}

let counter = 0;

/** Rows are told apart within one page; a draft that is read again gets new ones. */
function newRowId(): string {
  counter += 1;
  return `row-${counter}`;
}
