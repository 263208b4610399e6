import { formatUsd } from "@/lib/money";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";
import { STATUS_LABELS } from "@/lib/takes/state";
import type { TimelineEntry, TimelineView } from "@/lib/timeline/view";

/** Entries that say the same one after another are one line. */
export interface TimelineLine {
  entry: TimelineEntry;
  count: number;
  lastAt: string;
}

/** What a line says: a title, and what is beside the point of it. */
export interface LineWords {
  title: string;
  facts: string[];
}

/** Asking that heard the same thing again and again is folded into one line. */
export function linesOf(entries: readonly TimelineEntry[]): TimelineLine[] {
  const lines: TimelineLine[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    if (last && isSame(last.entry, entry)) {
      last.count += 1;
      last.lastAt = entry.at;
    } else lines.push({ entry, count: 1, lastAt: entry.at });
  }
  return lines;
}

export function lineWords({ entry, count }: TimelineLine, provider: ProviderId): LineWords {
  const { title, facts } = wordsOf(entry, PROVIDER_LABELS[provider]);
  return { title: count > 1 ? `${title}, ${count} times` : title, facts: facts.filter((fact) => fact !== null) };
}

/** "350 ms", "4.2 s", "3 min 20 s", "2 h 5 min", "3 d 2 h". */
export function durationWords(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  const seconds = Math.floor(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes < 60) return two(minutes, "min", seconds % 60, "s");
  return hours < 24 ? two(hours, "h", minutes % 60, "min") : two(Math.floor(hours / 24), "d", hours % 24, "h");
}

/** The whole timeline as plain text, for a ticket: moments in UTC, a line each. */
export function timelineText(view: TimelineView): string {
  const { slate, number, provider, mode, predictionId, takeId, readAt, entries, isCut } = view;
  const head = [
    `${slate} take ${number}, ${PROVIDER_LABELS[provider]}${mode === "sandbox" ? ", sandbox: no money moves" : ""}`,
    `take ${takeId}${predictionId ? `, prediction ${predictionId}` : ""}`,
    `read at ${readAt}, all times in UTC`,
  ];
  const lines = linesOf(entries).map((line) => {
    const { title, facts } = lineWords(line, provider);
    const until = line.count > 1 ? ` (until ${line.lastAt})` : "";
    const detail = line.entry.kind === "exchange" && line.entry.detail ? `\n    ${line.entry.detail}` : "";
    return `${line.entry.at}  ${[title, ...facts].join(" · ")}${until}${detail}`;
  });
  return [...head, ...(isCut ? ["The oldest exchanges are left out."] : []), "", ...lines].join("\n");
}

type Words = { title: string; facts: (string | null)[] };

function wordsOf(entry: TimelineEntry, name: string): Words {
  switch (entry.kind) {
    case "state":
      return {
        title: STATUS_LABELS[entry.status],
        facts: [entry.lastedMs === null ? null : `for ${durationWords(entry.lastedMs)}`, entry.reason, entry.holder && `worker ${entry.holder}`],
      };
    case "create":
      return {
        title: CREATES[entry.outcome],
        facts: [
          http(entry.httpStatus),
          entry.predictionId && `prediction ${entry.predictionId}`,
          entry.answeredMs === null ? null : `after ${durationWords(entry.answeredMs)}`,
        ],
      };
    case "exchange":
      return {
        title: EXCHANGES[`${entry.direction} ${entry.what}`]?.(name) ?? `${entry.direction === "sent" ? "Sent" : "Heard"}: ${entry.what}`,
        facts: [http(entry.status), stateIn(entry.detail), entry.tookMs === null ? null : `took ${durationWords(entry.tookMs)}`],
      };
    case "callback":
      return {
        title: `Called back by ${name}`,
        facts: [
          SIGNATURES[entry.signature] ?? entry.signature,
          times(entry.deliveries),
          entry.predictionId && `names prediction ${entry.predictionId}`,
        ],
      };
    case "money":
      return {
        title: `${MONEY[entry.ledger]} ${formatUsd(entry.micros)}`,
        facts: [SOURCES[entry.source] ?? entry.source, entry.who && `on ${entry.who}’s account`, entry.note],
      };
  }
}

const CREATES = {
  sent: "One create: no answer yet",
  accepted: "One create: accepted",
  refused: "One create: refused",
  nothing_sent: "One create: nothing was sent",
  unknown: "One create: the answer was lost",
};

const EXCHANGES: Record<string, (name: string) => string> = {
  "sent create": (name) => `The create is sent to ${name}`,
  "heard create": (name) => `What came of the create at ${name}`,
  "heard check": (name) => `${name} says what became of it`,
  "sent cancel": (name) => `${name} is asked to stop`,
  "heard cancel": (name) => `${name} answers to stopping`,
  "heard find": (name) => `The create is looked for at ${name}`,
  "heard download": (name) => `The clip is fetched from ${name}`,
};

const SIGNATURES: Record<string, string> = { verified: "signature verified", unsigned: "not signed", forged: "signature forged: not believed" };
const MONEY = { reserved: "Reserved", charged: "Charged", released: "Released", adjusted: "Adjusted by" };
const SOURCES: Record<string, string> = {
  price_table: "from the price table",
  team: "the team’s own figure",
  provider: "the provider’s own figure",
  person: "by a person’s word",
  sandbox: "sandbox",
  unpublished: "price not published",
};

function isSame(one: TimelineEntry, other: TimelineEntry): boolean {
  if (one.kind !== "exchange" || other.kind !== "exchange") return false;
  return one.direction === other.direction && one.what === other.what && one.status === other.status && one.detail === other.detail;
}

function http(status: number | null): string | null {
  return status === null ? null : `HTTP ${status}`;
}

function times(count: number): string | null {
  return count === 1 ? null : `came ${count} times`;
}

/** The provider's state, where what it said names one. */
function stateIn(detail: string | null): string | null {
  return /"state":"([a-z_]+)"/.exec(detail ?? "")?.[1] ?? null;
}

function two(big: number, bigUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${big} ${bigUnit}` : `${big} ${bigUnit} ${small} ${smallUnit}`;
}
