import type { Part, ReadRow } from "@/components/sheet/read-row";
import { rowsFitting } from "@/lib/batches/state";
import type { MadeBefore } from "@/lib/batches/view";
import { tightestOf } from "@/lib/budgets/state";
import type { BudgetView, SpendingView } from "@/lib/budgets/view";
import type { Micros } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

/** A part with its row, and what was made of it before. */
export interface PlannedPart extends Part {
  row: number;
  made: MadeBefore | undefined;
  isSkipped: boolean;
}

/** Takes of one provider and price. */
export interface PlanLine {
  what: string;
  takes: number;
  unitMicros: Micros | null;
  isAbout: boolean;
}

/** What running the sheet comes to. */
export interface Plan {
  parts: PlannedPart[];
  /** The rows of which something runs, with what each counts as against the budgets. */
  rows: { row: number; micros: Micros }[];
  takes: number;
  skippedTakes: number;
  lines: PlanLine[];
  /** Of all takes with a price, free ones too, as if live. */
  pricedMicros: Micros;
  /** Live takes without one. */
  unpriced: number;
  isAbout: boolean;
  isFree: boolean;
  shown: Partial<Record<ProviderId, { isFree: boolean; pricedMicros: Micros; unpriced: number }>>;
  /** The budget with the least left, and how many of the rows fit it from the first on; null where none holds anything back. */
  room: { tightest: BudgetView; fits: number; countsMicros: Micros } | null;
}

/** The parts that would run, in order, each with what was made before: what is full of takes already is left out where that is wanted. */
export function planOf(
  read: readonly ReadRow[],
  made: readonly MadeBefore[],
  skipsMade: boolean,
  spending: SpendingView | undefined,
  forms: readonly ProviderForm[],
): Plan {
  const madeByPart = new Map(made.map((one) => [one.row, one]));
  const parts = read
    .flatMap((row, index) => row.parts.map((part) => ({ ...part, row: index })))
    .map((part, index): PlannedPart => {
      const before = madeByPart.get(index);
      return { ...part, made: before, isSkipped: skipsMade && before !== undefined && before.takes >= part.question.count };
    });
  const running = parts.filter(({ isSkipped }) => !isSkipped);
  const rows = [...Map.groupBy(running, ({ row }) => row)].map(([row, own]) => ({
    row,
    micros: own.reduce((sum, part) => sum + countsAs(part, spending), 0),
  }));
  const isLive = (part: Part) => !part.line.isFree;
  const tightest = spending && tightestOf(spending.budgets);
  const countsMicros = rows.reduce((sum, { micros }) => sum + micros, 0);
  return {
    parts,
    rows,
    takes: takesOf(running),
    skippedTakes: takesOf(parts) - takesOf(running),
    lines: linesOf(running, forms),
    pricedMicros: running.reduce((sum, { line }) => sum + (line.totalMicros ?? 0), 0),
    unpriced: takesOf(running.filter((part) => isLive(part) && part.line.unitMicros === null)),
    isAbout: running.some(({ line }) => line.isAbout),
    isFree: running.every((part) => !isLive(part)),
    shown: shownOf(running),
    room:
      tightest && running.some(isLive)
        ? {
            tightest,
            fits: rowsFitting(
              tightest.leftMicros,
              rows.map(({ micros }) => micros),
            ),
            countsMicros,
          }
        : null,
  };
}

/** What is asked about each part, in the order in which `planOf` counts them. */
export function questionsOf(read: readonly ReadRow[]) {
  return read.flatMap(({ parts }) => parts.map(({ question }) => question));
}

/** The plan's rows as the studio takes them; with a number, the first so many alone. */
export function rowsToRun(plan: Plan, most = plan.rows.length) {
  const wanted = new Set(plan.rows.slice(0, most).map(({ row }) => row));
  const parts = plan.parts.filter(({ row, isSkipped }) => !isSkipped && wanted.has(row));
  // the same row at another provider, with the same seeds
  return parts.map((part, at) => ({ ...part, isPair: parts[at - 1]?.row === part.row }));
}

/** The price of some parts as a button says it. */
export function shownOf(parts: readonly Part[]): Plan["shown"] {
  const shown: Plan["shown"] = {};
  for (const { question, line } of parts) {
    const said = shown[question.provider] ?? { isFree: line.isFree, pricedMicros: 0, unpriced: 0 };
    shown[question.provider] =
      line.totalMicros === null
        ? { ...said, unpriced: said.unpriced + question.count }
        : { ...said, pricedMicros: said.pricedMicros + line.totalMicros };
  }
  return shown;
}

function takesOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { question }) => sum + question.count, 0);
}

function countsAs({ line, question }: Part, spending: SpendingView | undefined): Micros {
  if (line.isFree) return 0;
  return (line.unitMicros ?? spending?.assumed[question.provider] ?? 0) * question.count;
}

function linesOf(parts: readonly Part[], forms: readonly ProviderForm[]): PlanLine[] {
  const priced = parts.map((part) => ({ part, what: part.line.what.replace(/^\d+ × /, "") }));
  const order = (part: Part) => forms.findIndex(({ provider }) => provider === part.question.provider);
  return [...Map.groupBy(priced, ({ what }) => what)]
    .sort(([, [one]], [, [other]]) => (one && other ? order(one.part) - order(other.part) : 0))
    .map(([what, own]) => ({
      what,
      takes: takesOf(own.map(({ part }) => part)),
      unitMicros: own[0]?.part.line.unitMicros ?? null,
      isAbout: own[0]?.part.line.isAbout ?? false,
    }));
}
