/** What a spreadsheet would take for a formula when it begins a cell, however many of our own marks stand before it. */
const FORMULA = /^'*[=+\-@\t\r\n]/;
const MARKED = /^'+[=+\-@\t\r\n]/;

/** Rows as CSV (RFC 4180), or with another separator. A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function writeCells(rows: readonly (readonly string[])[], separator = ","): string {
  return rows
    .map((row) => `${row.map((cell) => quoted(FORMULA.test(cell) ? `'${cell}` : cell, separator, row.length)).join(separator)}\r\n`)
    .join("");
}

function quoted(cell: string, separator: string, cells: number): string {
  const isPlain = !/["\r\n]|^\s|\s$/.test(cell) && !cell.includes(separator) && (cell !== "" || cells > 1);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

/**
 * Reads what `writeCells` wrote, and what spreadsheets write and copy: quoted cells with line ends in them, any line ends, a quote in the
 * middle of a cell as it stands. The apostrophe before a formula is taken off again.
 */
export function readCells(text: string, separator = ","): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const clean = text.replace(/^\ufeff/, "");
  while (at < clean.length) {
    const quotedEnd = clean[at] === '"' ? endOfQuoted(clean, at, separator) : null;
    const end = quotedEnd ?? endOfPlain(clean, at, separator);
    const cell = quotedEnd === null ? clean.slice(at, end) : clean.slice(at + 1, end - 1).replaceAll('""', '"');
    row.push(MARKED.test(cell) ? cell.slice(1) : cell);
    at = end;
    if (clean[at] === separator) {
      at += 1;
      // a separator at the very end has one more, empty cell behind it
      if (at === clean.length || isLineEnd(clean[at])) row.push("");
      if (at < clean.length && !isLineEnd(clean[at])) continue;
    }
    rows.push(row);
    row = [];
    at += clean.startsWith("\r\n", at) ? 2 : 1;
  }
  return rows;
}

/** Behind the closing quote; null where what follows it shows that the cell was not quoted at all. */
function endOfQuoted(text: string, from: number, separator: string): number | null {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    if (text[quote + 1] === '"') at = quote + 2;
    else return quote + 1 === text.length || text[quote + 1] === separator || isLineEnd(text[quote + 1]) ? quote + 1 : null;
  }
}

function endOfPlain(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && !isLineEnd(text[at])) at += 1;
  return at;
}

function isLineEnd(char: string | undefined): boolean {
  return char === "\n" || char === "\r";
}
