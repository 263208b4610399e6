import { loadavg } from "node:os";

/** One line of a bench's table. All texts; `target` is PRODUCT.md's, or a dash. */
export interface Figure {
  what: string;
  ours: string;
  baseline: string;
  ratio: string;
  target: string;
}

const COLUMNS = ["what", "ours", "baseline", "ratio", "target"] as const;

/** Prints the figures as a table that Markdown reads too, with how loaded the machine was at the end. */
export function printFigures(name: string, figures: readonly Figure[]): void {
  const rows = [Object.fromEntries(COLUMNS.map((column) => [column, column])), ...figures] as Record<(typeof COLUMNS)[number], string>[];
  const widths = COLUMNS.map((column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const lines = rows.map((row) => line(COLUMNS.map((column, place) => row[column].padEnd(widths[place] ?? 0))));
  lines.splice(1, 0, line(widths.map((width) => "-".repeat(width))));
  console.log(`\n## ${name} (load ${loadavg()[0]?.toFixed(1)})\n\n${lines.join("\n")}\n`);
}

/** A step of a bench, on standard error: the table alone goes to standard output. */
export function note(text: string): void {
  console.error(`  ${text}`);
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share `q` of the values lies; NaN of none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

export function ms(value: number): string {
  return value < 10 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`;
}

export function times(ours: number, baseline: number): string {
  return `${(ours / baseline).toFixed(ours / baseline < 10 ? 2 : 0)} ×`;
}
