import { STILL, STILL_COLUMNS, type StillColumn } from "@/components/sheet/columns";
import { emptyRow, emptyRows, isBlank, type Range, ROWS_MAX, type Row, usedRows, withCell, withCellOf, withStill } from "@/components/sheet/rows";

/** Puts a block of texts with its corner at a cell, as a spreadsheet does: a single one fills the whole selection. Rows are added as it takes. */
export function pasteAt(rows: readonly Row[], columns: readonly string[], range: Range, block: readonly (readonly string[])[]): Row[] {
  const isOne = block.length === 1 && block[0]?.length === 1;
  const height = isOne ? range.bottom - range.top + 1 : block.length;
  const width = isOne ? range.right - range.left + 1 : Math.max(0, ...block.map((line) => line.length));
  const end = Math.min(ROWS_MAX, range.top + height);
  const next = [...rows, ...emptyRows(Math.max(0, end - rows.length))];
  for (let at = range.top; at < end; at += 1) {
    for (let offset = 0; offset < width; offset += 1) {
      const column = columns[range.left + offset];
      const text = isOne ? block[0]?.[0] : block[at - range.top]?.[offset];
      if (column !== undefined && text !== undefined) next[at] = withCell(next[at] ?? emptyRow(), column, text);
    }
  }
  return next;
}

export function clearRange(rows: readonly Row[], columns: readonly string[], range: Range): Row[] {
  return rows.map((row, at) =>
    at < range.top || at > range.bottom ? row : columns.slice(range.left, range.right + 1).reduce((held, column) => withCell(held, column, ""), row),
  );
}

/**
 * Fills down: the selection from its first row. One cell alone fills all rows that are in use below it, or is filled from above when it is
 * empty itself.
 */
export function fillDown(rows: readonly Row[], columns: readonly string[], range: Range): Row[] {
  const own = columns.slice(range.left, range.right + 1);
  const isOneRow = range.top === range.bottom;
  const isEmpty = own.every((column) => !rows[range.top]?.cells[column]);
  const from = isOneRow && isEmpty ? range.top - 1 : range.top;
  const to = isOneRow && !isEmpty ? usedRows(rows) - 1 : range.bottom;
  const source = rows[from];
  if (!source) return [...rows];
  return rows.map((row, at) => (at <= from || at > to ? row : own.reduce((held, column) => withCellOf(held, column, source), row)));
}

export function deleteRows(rows: readonly Row[], { top, bottom }: Pick<Range, "top" | "bottom">): Row[] {
  const next = rows.filter((_, at) => at < top || at > bottom);
  return next.length > 0 ? next : [emptyRow()];
}

export function copyRows(rows: readonly Row[], { top, bottom }: Pick<Range, "top" | "bottom">): Row[] {
  const copies = rows.slice(top, bottom + 1).map((row) => ({ ...row, id: emptyRow().id }));
  return [...rows.slice(0, bottom + 1), ...copies, ...rows.slice(bottom + 1)].slice(0, ROWS_MAX);
}

export function addRows(rows: readonly Row[], count: number): Row[] {
  return [...rows, ...emptyRows(Math.min(count, ROWS_MAX - rows.length))];
}

/** Moves rows by one; at the edge they stay. */
export function moveRows(rows: readonly Row[], { top, bottom }: Pick<Range, "top" | "bottom">, by: -1 | 1): Row[] {
  if (top + by < 0 || bottom + by >= rows.length) return [...rows];
  const moved = rows.slice(top, bottom + 1);
  const rest = [...rows.slice(0, top), ...rows.slice(bottom + 1)];
  return [...rest.slice(0, top + by), ...moved, ...rest.slice(top + by)];
}

/** A still as it comes into the sheet: by its id or its upload. */
export interface NamedStill {
  ref: string;
  name: string;
}

/** Files as stills: where cells wait for a file of this name, there; else in the next row without a still, and at last in rows of their own. */
export function addStills(rows: readonly Row[], files: readonly NamedStill[], isWaiting: (row: Row, column: StillColumn) => boolean): Row[] {
  const next = [...rows];
  const rest = files.filter(({ ref, name }) => {
    let isWanted = false;
    for (const [at, row] of next.entries()) {
      const waiting = STILL_COLUMNS.filter((column) => row.stills[column] === null && row.cells[column] === name && isWaiting(row, column));
      if (waiting.length > 0) next[at] = waiting.reduce((held, column) => withStill(held, column, ref, name), row);
      isWanted ||= waiting.length > 0;
    }
    return !isWanted;
  });
  for (const { ref, name } of rest) {
    const free = next.findIndex((row) => row.stills[STILL] === null && !row.cells[STILL]);
    if (free >= 0) next[free] = withStill(next[free] ?? emptyRow(), STILL, ref, name);
    else if (next.length < ROWS_MAX) next.push(withStill(emptyRow(), STILL, ref, name));
  }
  return next;
}

/** Stills into the cells of a column from the first selected row on; one alone into every selected row, as a single text that is pasted. */
export function putStills(
  rows: readonly Row[],
  column: StillColumn,
  { top, bottom }: Pick<Range, "top" | "bottom">,
  stills: readonly NamedStill[],
): Row[] {
  const [only] = stills.length === 1 ? stills : [];
  const end = Math.min(ROWS_MAX, only ? bottom + 1 : top + stills.length);
  const next = [...rows, ...emptyRows(Math.max(0, end - rows.length))];
  return next.map((row, at) => {
    const still = at >= top && at < end ? (only ?? stills[at - top]) : undefined;
    return still ? withStill(row, column, still.ref, still.name) : row;
  });
}

/** Rows that are in use, in their order. */
export function withoutBlanks(rows: readonly Row[]): Row[] {
  return rows.filter((row) => !isBlank(row));
}
