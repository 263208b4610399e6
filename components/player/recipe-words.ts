import { formatUsd } from "@/lib/money";
import { isFinal } from "@/lib/takes/state";
import type { ClipView, TakeView } from "@/lib/takes/view";

/** A name and what stands beside it. */
export interface Row {
  name: string;
  value: string;
  isMono?: boolean;
}

const SOURCES: Record<TakeView["estimateSource"], string> = {
  price_table: "from the price table",
  team: "the team's own figure",
  unpublished: "",
};

type Priced = Pick<TakeView, "mode" | "status" | "estimateMicros" | "estimateSource" | "chargedMicros">;

/** What the take was expected to cost and by whose word, and what the ledger says it did. */
export function priceRows(take: Priced): Row[] {
  const figure = take.estimateMicros === null ? null : `${take.estimateSource === "team" ? "≈ " : ""}${formatUsd(take.estimateMicros)}`;
  const estimate = figure === null ? { value: "price not published" } : { value: figure, isMono: true };
  if (take.mode === "sandbox")
    return [
      { name: "Would cost live", ...estimate },
      { name: "Charged", value: "nothing, sandbox" },
    ];
  const source = figure === null ? "" : SOURCES[take.estimateSource];
  return [
    { name: source ? `Estimate, ${source}` : "Estimate", ...estimate },
    { name: "Charged", ...charged(take, figure) },
  ];
}

function charged({ status, chargedMicros }: Priced, figure: string | null): Omit<Row, "name"> {
  if (chargedMicros !== null) return { value: formatUsd(chargedMicros), isMono: true };
  if (status === "unconfirmed") return { value: figure === null ? "perhaps, price not published" : `${figure}?`, isMono: figure !== null };
  return { value: status === "failed" ? "not charged" : isFinal(status) ? "nothing so far" : "not yet" };
}

/** How long each part took, and who asked for it. */
export function timeRows(take: Pick<TakeView, "createdAt" | "sentAt" | "finishedAt" | "by">): Row[] {
  const { createdAt, sentAt, finishedAt, by } = take;
  const rows: Row[] = [];
  if (sentAt) rows.push({ name: "In the queue", value: waitWords(createdAt, sentAt), isMono: true });
  if (sentAt && finishedAt) rows.push({ name: "From sending to the end", value: waitWords(sentAt, finishedAt), isMono: true });
  rows.push({ name: by ? "Made by" : "Made", value: [by, whenWords(createdAt)].filter(Boolean).join(", ") });
  return rows;
}

/** m:ss between two moments. */
export function waitWords(from: string, to: string): string {
  const seconds = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "14 Nov, 13:40", in the reader's own time zone unless one is given. */
export function whenWords(moment: string, timeZone?: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone }).format(new Date(moment));
}

/** "5.1 s, 81 frames at 16 fps". */
export function clipWords({ durationMs, fps }: Pick<ClipView, "durationMs" | "fps">, frames: number): string {
  return `${Number((durationMs / 1000).toFixed(1))} s, ${frames} frames at ${Number(fps.toFixed(2))} fps`;
}

/** "3.1 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Every setting under the provider's own name, as it was sent. */
export function settingRows(take: Pick<TakeView, "settings">): Row[] {
  return Object.entries(take.settings).map(([name, value]) => ({ name, value: String(value) }));
}
