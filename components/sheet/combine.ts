import { END_STILL, isStillColumn, LEAVE_OUT, PROMPT, SEED, STILL } from "@/components/sheet/columns";
import { withoutBlanks } from "@/components/sheet/edit-rows";
import { emptyRow, ROWS_MAX, type Row, withCellOf } from "@/components/sheet/rows";

/** What is paired, each with what goes along with it: a still with its end still, a prompt with what it leaves out. */
const PAIRED = [[STILL, END_STILL], [PROMPT, LEAVE_OUT], [SEED]] as const;
type Paired = (typeof PAIRED)[number];

/** What "every combination" would make of the sheet. */
export interface Combination {
  stills: number;
  prompts: number;
  seeds: number;
  rows: number;
}

/** One to one: row i has still i and prompt i, and what is missing is filled down, with what goes along with it. */
export function pairRows(rows: readonly Row[]): Row[] {
  let before: Row | null = null;
  return withoutBlanks(rows).map((row) => {
    const from: Row | null = before;
    // a seed that is missing is a new one
    const missing = PAIRED.filter(([column]) => column !== SEED && isEmpty(row, column)).flat();
    const filled = from ? missing.reduce((held, column) => (isEmpty(held, column) ? withCellOf(held, column, from) : held), row) : row;
    before = filled;
    return filled;
  });
}

/** How many of each stand in the sheet, each counted once, and how many rows they make together. */
export function countCombination(rows: readonly Row[]): Combination {
  const [stills, prompts, seeds] = PAIRED.map((paired) => distinct(rows, paired).length) as [number, number, number]; // as many as PAIRED has
  return { stills, prompts, seeds, rows: Math.max(1, stills) * Math.max(1, prompts) * Math.max(1, seeds) };
}

/**
 * Every combination: each still with each prompt and each seed, the still's rows together. The rest of a row is that of the row in which its
 * still stood, else its prompt. No more than fit a sheet.
 */
export function combineRows(rows: readonly Row[]): Row[] {
  const [stills, prompts, seeds] = PAIRED.map((paired) => {
    const found = distinct(rows, paired);
    return found.length > 0 ? found : [emptyRow()];
  }) as [Row[], Row[], Row[]]; // as many as PAIRED has
  const made = stills.flatMap((still) =>
    prompts.flatMap((prompt) =>
      seeds.map((seed) => {
        const base = { ...(isEmpty(still, STILL) ? prompt : still), id: emptyRow().id };
        return [still, prompt, seed].reduce((held, from, index) => withPaired(held, PAIRED[index] ?? [], from), base);
      }),
    ),
  );
  return made.slice(0, ROWS_MAX);
}

/** The row with what is paired of another, where it has any. */
function withPaired(row: Row, paired: readonly string[], from: Row): Row {
  const [column] = paired;
  return column === undefined || isEmpty(from, column) ? row : paired.reduce((held, one) => withCellOf(held, one, from), row);
}

/** The first row of each thing that stands there. */
function distinct(rows: readonly Row[], paired: Paired): Row[] {
  const firsts = new Map<string, Row>();
  for (const row of rows) {
    const key = paired.map((column) => keyOf(row, column)).join("\n");
    if (!isEmpty(row, paired[0]) && !firsts.has(key)) firsts.set(key, row);
  }
  return [...firsts.values()];
}

function keyOf({ cells, stills }: Row, column: string): string {
  return (isStillColumn(column) ? stills[column] : null) ?? (cells[column] ?? "").trim();
}

function isEmpty(row: Row, column: string): boolean {
  return keyOf(row, column) === "";
}
