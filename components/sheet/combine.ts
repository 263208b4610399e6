import { END_STILL, isStillColumn, PROMPT, SEED, STILL } from "@/components/sheet/columns";
import { withoutBlanks } from "@/components/sheet/edit-rows";
import { emptyRow, ROWS_MAX, type Row, withCell, withCellOf } from "@/components/sheet/rows";

/** What is paired: each still, with the end still beside it, with its prompt, or everything with everything. */
const PAIRED = [STILL, PROMPT, SEED] as const;

/** What "every combination" would make of the sheet. */
export interface Combination {
  stills: number;
  prompts: number;
  seeds: number;
  rows: number;
}

/** One to one: row i has still i and prompt i, and what is missing is filled down. A still that is filled down brings its end still. */
export function pairRows(rows: readonly Row[]): Row[] {
  let before: Row | null = null;
  return withoutBlanks(rows).map((row) => {
    const from: Row | null = before;
    const missing = [PROMPT, ...(isEmpty(row, STILL) ? [STILL, END_STILL] : [])];
    const filled = from ? missing.reduce((held, column) => (isEmpty(held, column) ? withCellOf(held, column, from) : held), row) : row;
    before = filled;
    return filled;
  });
}

/** How many of each stand in the sheet, each counted once, and how many rows they make together. */
export function countCombination(rows: readonly Row[]): Combination {
  const [stills, prompts, seeds] = PAIRED.map((column) => distinct(rows, column).length) as [number, number, number]; // as many as PAIRED has
  return { stills, prompts, seeds, rows: Math.max(1, stills) * Math.max(1, prompts) * Math.max(1, seeds) };
}

/**
 * Every combination: each still with each prompt and each seed, the still's rows together. The rest of a row, its end still too, is that of
 * the row in which its still stood, else its prompt. One still with two end stills counts as two. No more than fit a sheet.
 */
export function combineRows(rows: readonly Row[]): Row[] {
  const [stills, prompts, seeds] = PAIRED.map((column) => {
    const found = distinct(rows, column);
    return found.length > 0 ? found : [emptyRow()];
  }) as [Row[], Row[], Row[]]; // as many as PAIRED has
  const made = stills.flatMap((still) =>
    prompts.flatMap((prompt) =>
      seeds.map((seed) => {
        const base = { ...(still.cells[STILL] ? still : prompt), id: emptyRow().id };
        return withCell(withCellOf(withCellOf(base, STILL, still), PROMPT, prompt), SEED, seed.cells[SEED] ?? "");
      }),
    ),
  );
  return made.slice(0, ROWS_MAX);
}

/** The first row of each thing that stands in a column. */
function distinct(rows: readonly Row[], column: (typeof PAIRED)[number]): Row[] {
  const firsts = new Map<string, Row>();
  for (const row of rows) {
    if (isEmpty(row, column)) continue;
    const key = column === STILL ? `${keyOf(row, STILL)}\n${keyOf(row, END_STILL)}` : keyOf(row, column);
    if (!firsts.has(key)) firsts.set(key, row);
  }
  return [...firsts.values()];
}

function keyOf({ cells, stills }: Row, column: string): string {
  return (isStillColumn(column) ? stills[column] : null) ?? (cells[column] ?? "").trim();
}

function isEmpty(row: Row, column: string): boolean {
  return keyOf(row, column) === "";
}
