/** What decides where the wall's rows break, in pixels. */
export interface Lines {
  width: number;
  /** Between tiles of a row. */
  gap: number;
  /** The height that the pictures of a row aim at. */
  rowHeight: number;
  /** The most tiles of a row: on a phone more would be threads. */
  most: number;
}

/** Tiles side by side: from the take at `start` up to, but not with, the one at `end`. */
export interface Row {
  start: number;
  end: number;
  /** Of its pictures, in whole pixels. */
  height: number;
  /** What its pictures take of the wall's width, from 0 to 1: a last row needn't fill it. */
  fill: number;
}

/** Where the takes stand in the list of all that match. */
export interface Run {
  /** A take that a row begins with: rows before and after it stay as they are while takes come in at both ends. */
  anchor: number;
  /** Nothing comes before the first of them. */
  isStart: boolean;
  /** Nothing comes after the last of them. */
  isEnd: boolean;
}

/** A row that can't be filled stands no taller than so many times the height aimed at. */
const TALLEST = 1.7;
/** A first row with less than this of what it needs is joined with the one below. */
const ENOUGH = 0.6;

const WHOLE: Run = { anchor: 0, isStart: true, isEnd: true };

/**
 * The justified wall, from the ratios alone: each row as near to the aimed height as its tiles allow, all of them as wide as the wall.
 * At an end where more takes are to come, what doesn't make a row yet is left out, so that no tile changes its size when they come.
 */
export function rowsOf(ratios: ArrayLike<number>, lines: Lines, { anchor, isStart, isEnd }: Run = WHOLE): Row[] {
  const before = greedy(anchor, -1, ratios, lines);
  const above = before.rows.map(({ from, count }) => rowOf(anchor - from - count, anchor - from, ratios, lines)).reverse();
  if (isStart && before.rest > 0) above.unshift(...firstRow(before.rest, above.shift(), ratios, lines));
  const after = greedy(ratios.length - anchor, 1, ratios, lines, anchor);
  const below = after.rows.map(({ from, count }) => rowOf(anchor + from, anchor + from + count, ratios, lines));
  if (isEnd && after.rest > 0) below.push(lastRow(ratios.length - after.rest, ratios.length, ratios, lines));
  return [...above, ...below];
}

interface Cut {
  from: number;
  count: number;
}

/** Cuts `length` takes into rows, going away from the anchor; `rest` are those at the end that don't fill one. */
function greedy(length: number, step: 1 | -1, ratios: ArrayLike<number>, lines: Lines, anchor = length): { rows: Cut[]; rest: number } {
  const rows: Cut[] = [];
  let from = 0;
  let sum = 0;
  for (let at = 0; at < length; at++) {
    const ratio = ratios[step === 1 ? anchor + at : length - 1 - at] ?? 1;
    const count = at - from + 1;
    const withIt = heightOf(sum + ratio, count, lines);
    if (withIt > lines.rowHeight && count < lines.most) {
      sum += ratio;
      continue;
    }
    const isNearerWithout = count > 1 && farness(heightOf(sum, count - 1, lines), lines) < farness(withIt, lines);
    rows.push({ from, count: isNearerWithout ? count - 1 : count });
    from = isNearerWithout ? at : at + 1;
    sum = isNearerWithout ? ratio : 0;
    // a tile that fills the wall by itself
    if (isNearerWithout && heightOf(ratio, 1, lines) <= lines.rowHeight) {
      rows.push({ from, count: 1 });
      from = at + 1;
      sum = 0;
    }
  }
  return { rows, rest: length - from };
}

function heightOf(sum: number, count: number, { width, gap }: Lines): number {
  return Math.max(1, width - (count - 1) * gap) / sum;
}

function farness(height: number, { rowHeight }: Lines): number {
  return Math.abs(Math.log(height / rowHeight));
}

function rowOf(start: number, end: number, ratios: ArrayLike<number>, lines: Lines): Row {
  let sum = 0;
  for (let at = start; at < end; at++) sum += ratios[at] ?? 1;
  const full = heightOf(sum, end - start, lines);
  const height = Math.min(full, lines.rowHeight * TALLEST);
  return { start, end, height: Math.round(height), fill: height === full ? 1 : height / full };
}

/** What is left above when the takes were laid out upwards: a row of its own where it can fill one, else part of the next. */
function firstRow(rest: number, next: Row | undefined, ratios: ArrayLike<number>, lines: Lines): Row[] {
  const own = rowOf(0, rest, ratios, lines);
  if (!next) return [own];
  const isEnough = own.fill === 1 && own.height * ENOUGH <= lines.rowHeight;
  return isEnough || rest + next.end - next.start > lines.most ? [own, next] : [rowOf(0, next.end, ratios, lines)];
}

/** The end of all: as tall as the others, and as wide as that makes it. */
function lastRow(start: number, end: number, ratios: ArrayLike<number>, lines: Lines): Row {
  const row = rowOf(start, end, ratios, lines);
  const height = Math.min(row.height, lines.rowHeight);
  return { ...row, height, fill: row.fill * (height / row.height) };
}

/** How wide a tile of the row is for each 1 of its ratio, in pixels. */
export function unitOf(row: Row, ratios: ArrayLike<number>, { width, gap }: { width: number; gap: number }): number {
  let sum = 0;
  for (let tile = row.start; tile < row.end; tile++) sum += ratios[tile] ?? 1;
  return (width * row.fill - (row.end - row.start - 1) * gap) / sum;
}
