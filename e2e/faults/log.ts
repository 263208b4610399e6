import { appendFileSync } from "node:fs";

/** What one run came to, as docs/faults-log.ndjson keeps it. */
export interface RunLine {
  date: string;
  commit: string;
  kind: string;
  seed: number;
  /** SIGKILLs that met a living process. */
  kills: { worker: number; web: number; database: number; sandbox: number };
  /** Orders carried out at named points. */
  points: number;
  /** Processes that ended by themselves though nobody had asked. */
  crashes: number;
  takes: number;
  /** Creates that a vendor accepted. */
  creates: number;
  ready: number;
  /** Takes that were left to a person, who then said what became of them, or that would have been looked at again in more than a minute. */
  unconfirmed: number;
  doubles: number;
  lost: number;
  wrongLedger: number;
  /** Steps, leases or callbacks that no take may have. */
  illegal: number;
  /** From the healing until nothing was left to do. */
  slowestRecoveryMs: number;
}

export function appendLine(file: string, line: RunLine): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

export function killsOf({ kills }: RunLine): number {
  return kills.worker + kills.web + kills.database + kills.sandbox;
}

/** One line for people, as a run ends. */
export function sentenceOf(line: RunLine): string {
  const { kind, seed, kills, points, takes, creates, ready, unconfirmed, doubles, lost, wrongLedger, illegal, slowestRecoveryMs } = line;
  const killed = Object.entries(kills).flatMap(([name, count]) => (count > 0 ? [`${name} ${count}`] : []));
  const wrong = [`${doubles} double`, `${lost} lost`, `${wrongLedger} wrong ledgers`, `${illegal} illegal`].join(", ");
  return `${kind} (seed ${seed}): killed ${killed.join(", ") || "nothing"}${points > 0 ? `, ${points} at named points` : ""}; ${takes} takes, ${creates} creates, ${ready} ready, ${unconfirmed} unconfirmed; ${wrong}; quiet after ${(slowestRecoveryMs / 1000).toFixed(1)} s`;
}

const COLUMNS = ["kind", "runs", "kills", "takes", "creates", "double", "lost", "ledger", "illegal", "unconfirmed", "slowest recovery"];

/** The table of all runs by kind, and their sum. */
export function tableOf(lines: readonly RunLine[]): string {
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  const rows = [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        lines.filter((line) => line.kind === kind),
      ),
    ),
    rowOf("all", lines),
  ];
  const cells = [COLUMNS, ...rows];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "))
    .join("\n");
}

function rowOf(name: string, lines: readonly RunLine[]): string[] {
  const sum = (value: (line: RunLine) => number) => String(lines.reduce((total, line) => total + value(line), 0));
  const slowest = Math.max(0, ...lines.map(({ slowestRecoveryMs }) => slowestRecoveryMs));
  return [
    name,
    String(lines.length),
    sum(killsOf),
    sum(({ takes }) => takes),
    sum(({ creates }) => creates),
    sum(({ doubles }) => doubles),
    sum(({ lost }) => lost),
    sum(({ wrongLedger }) => wrongLedger),
    sum(({ illegal }) => illegal),
    sum(({ unconfirmed }) => unconfirmed),
    `${(slowest / 1000).toFixed(1)} s`,
  ];
}
