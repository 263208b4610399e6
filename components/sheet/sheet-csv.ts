import { type Column, isStillColumn, STILL_COLUMNS, type StillColumn } from "@/components/sheet/columns";
import { pasteAt, withoutBlanks } from "@/components/sheet/edit-rows";
import { emptyRow, type Range, ROWS_MAX, type Row, withCell } from "@/components/sheet/rows";
import { readCells, writeCells } from "@/lib/csv";

/** Beside the name of a still's file, which two may share. */
const idColumnOf = (column: StillColumn) => `${column}_id`;

/** The sheet as a CSV file, which `readSheet` reads back exactly. A still on its way has only a name. */
export function writeSheet(rows: readonly Row[], columns: readonly Column[]): string {
  const head = columns.flatMap(({ id }) => (isStillColumn(id) ? [id, idColumnOf(id)] : [id]));
  const lines = withoutBlanks(rows).map((row) =>
    columns.flatMap(({ id }) => {
      const text = row.cells[id] ?? "";
      if (!isStillColumn(id)) return [text];
      const ref = row.stills[id] ?? "";
      return [text, ref.startsWith("upload:") ? "" : ref];
    }),
  );
  // the mark of byte order tells Excel that it is Unicode
  return `\ufeff${writeCells([head, ...lines])}`;
}

/** What a file came to. */
export interface SheetRead {
  rows: Row[];
  /** Columns of the file that the sheet has not. */
  unknown: string[];
  /** Rows of the file beyond what a sheet holds. */
  leftOut: number;
}

/** Reads a CSV file with a line of column names, whichever separator it has; null where no column is one of the sheet's. */
export function readSheet(text: string, columns: readonly Column[]): SheetRead | null {
  const separator = separatorOf(text);
  const [head = [], ...lines] = readCells(text, separator);
  const ids = head.map((name) => columnOf(name, columns));
  if (!ids.some((id) => id !== null)) return null;
  const filled = lines.filter((line) => line.some((cell) => cell.trim() !== ""));
  const rows = filled.slice(0, ROWS_MAX).map((line) => {
    const row = ids.reduce((held, id, at) => (id === null || isIdColumn(id) ? held : withCell(held, id, line[at] ?? "")), emptyRow());
    const refOf = (column: StillColumn) => line[ids.indexOf(idColumnOf(column))] || null;
    return { ...row, stills: { still: refOf("still"), end_still: refOf("end_still") } };
  });
  return { rows, unknown: head.filter((name, at) => ids[at] === null && name.trim() !== ""), leftOut: Math.max(0, filled.length - ROWS_MAX) };
}

/** What was copied: a block of cells where there are tabs in it, else one column of lines. Its last line end is no cell. */
export function readPasted(text: string): string[][] {
  return readCells(text, "\t");
}

/** Puts what was copied at a cell. A block whose first line is names of columns goes to these, from the cell's row on. */
export function pasteText(rows: readonly Row[], columns: readonly Column[], range: Range, text: string): Row[] {
  const block = readPasted(text);
  const [head = [], ...lines] = block;
  const ids = head.map((name) => columns.find((column) => isNamed(column, name))?.id);
  if (lines.length === 0 || ids.includes(undefined)) {
    return pasteAt(
      rows,
      columns.map(({ id }) => id),
      range,
      block,
    );
  }
  const { top } = range;
  return ids.reduce<Row[]>(
    (held, id, at) =>
      pasteAt(
        held,
        id === undefined ? [] : [id],
        { top, bottom: top, left: 0, right: 0 },
        lines.map((line) => [line[at] ?? ""]),
      ),
    [...rows],
  );
}

/** Cells as a spreadsheet takes them from the clipboard. */
export function writeCopied(rows: readonly Row[], columns: readonly string[]): string {
  return writeCells(
    rows.map((row) => columns.map((id) => row.cells[id] ?? "")),
    "\t",
  ).replace(/\r\n$/, "");
}

/** The text of a file, whichever way it was saved: UTF-8, Excel's "Unicode text", or an old Windows one. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** By which the first line falls into most columns. */
function separatorOf(text: string): string {
  const [first = ""] = text.split(/[\r\n]/, 1);
  const widthBy = (separator: string) => readCells(first, separator)[0]?.length ?? 0;
  return [",", ";", "\t"].reduce((best, separator) => (widthBy(separator) > widthBy(best) ? separator : best));
}

function columnOf(name: string, columns: readonly Column[]): string | null {
  if (isIdColumn(plain(name))) return plain(name);
  return columns.find((column) => isNamed(column, name))?.id ?? null;
}

function isNamed({ id, title }: Column, name: string): boolean {
  return plain(name) === id || plain(name) === plain(title);
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

function isIdColumn(id: string): boolean {
  return STILL_COLUMNS.some((column) => idColumnOf(column) === id);
}
