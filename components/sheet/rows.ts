import { isStillColumn, STILL_COLUMNS, type StillColumn } from "@/components/sheet/columns";
import { BATCH_TAKES_MAX } from "@/lib/batches/limits";

/** One row as it stands on the screen. */
export interface Row {
  id: string;
  /** By the column's id; what is not there is empty. */
  cells: Readonly<Record<string, string>>;
  stills: Refs;
}

/** The stills that were chosen or uploaded, by their ids or `upload:…`; null where the text of the cell alone says which. */
export type Refs = Readonly<Record<StillColumn, string | null>>;

export const NO_STILLS: Refs = { still: null, end_still: null };

/** More could not be run at once. */
export const ROWS_MAX = BATCH_TAKES_MAX;

/** Cells from one corner to the other, both included. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Cells of one column that stills go into. */
export interface StillPlace extends Pick<Range, "top" | "bottom"> {
  column: StillColumn;
}

export function emptyRow(): Row {
  return { id: newRowId(), cells: {}, stills: NO_STILLS };
}

export function emptyRows(count: number): Row[] {
  return Array.from({ length: count }, emptyRow);
}

export function isBlank({ cells, stills }: Row): boolean {
  return STILL_COLUMNS.every((column) => stills[column] === null) && Object.values(cells).every((text) => text.trim() === "");
}

/** How many rows stand before the blank ones at the end. */
export function usedRows(rows: readonly Row[]): number {
  return rows.findLastIndex((row) => !isBlank(row)) + 1;
}

/** The row with another text in a cell. Another word for a still is another still. */
export function withCell(row: Row, column: string, text: string): Row {
  const { [column]: before = "", ...others } = row.cells;
  if (before === text) return row;
  const cells = text === "" ? others : { ...others, [column]: text };
  return isStillColumn(column) ? { ...row, cells, stills: { ...row.stills, [column]: null } } : { ...row, cells };
}

/** The row with a cell of another row in it; a still goes along with its name. */
export function withCellOf(row: Row, column: string, from: Row): Row {
  const next = withCell(row, column, from.cells[column] ?? "");
  if (!isStillColumn(column) || next.stills[column] === from.stills[column]) return next;
  return { ...next, stills: { ...next.stills, [column]: from.stills[column] } };
}

/** The row with this still in a cell. */
export function withStill(row: Row, column: StillColumn, ref: string, name: string): Row {
  return { ...row, cells: { ...row.cells, [column]: name }, stills: { ...row.stills, [column]: ref } };
}

/** Each still that a row names, by what `refOf` says of it. */
export function withRefs(row: Row, refOf: (ref: string) => string | null): Row {
  const stills: Refs = { still: row.stills.still && refOf(row.stills.still), end_still: row.stills.end_still && refOf(row.stills.end_still) };
  return STILL_COLUMNS.every((column) => stills[column] === row.stills[column]) ? row : { ...row, stills };
}

let counter = 0;

/** Rows are told apart within one page; a draft that is read again gets new ones. */
function newRowId(): string {
  counter += 1;
  return `row-${counter}`;
}
