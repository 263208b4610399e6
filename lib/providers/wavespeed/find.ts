import { z } from "zod";
import type { Found, LostSubmit } from "@/lib/providers/provider";
import { type Prediction, readPrediction } from "@/lib/providers/wavespeed/read";

/** The vendor's clock beside ours. */
const SKEW_MS = 2_000;
/** Where a prediction was named and not guessed, clocks may differ by more. */
const NAMED_SKEW_MS = 10 * 60_000;
/** The list is asked for more than fits, because what its bounds include is written nowhere. */
const ASKED_MS = 60_000;
const PAGE = 100;

/** The body of the one question to the history. */
export function historyQuery(model: string, lost: LostSubmit): string {
  return JSON.stringify({
    page: 1,
    page_size: PAGE,
    model,
    created_after: new Date(lost.sentAt.getTime() - ASKED_MS).toISOString(),
    created_before: new Date(lost.until.getTime() + ASKED_MS).toISOString(),
  });
}

const Rows = z.array(z.unknown());
const anything = z.unknown().optional();
const Named = z.object({ items: anything, predictions: anything, list: anything, data: anything });

/** The rows of a history page, under whichever name they came; null when there is no list. */
export function rowsOf(data: unknown): Prediction[] | null {
  const named = Named.safeParse(data).data;
  for (const list of [data, named?.items, named?.predictions, named?.list, named?.data]) {
    const rows = Rows.safeParse(list).data;
    if (rows) return rows.map(readPrediction).filter((row) => row !== null);
  }
  return null;
}

/**
 * Which of the rows is the lost create. The history echoes no input: a row is adopted only when exactly one that nobody knows fits the window and
 * exactly one create of ours is lost in it. Where a row does carry the seed and the prompt, they decide.
 */
export function pick(rows: readonly Prediction[], model: string, lost: LostSubmit): Found {
  const free = rows.filter((row) => row.id && !lost.known.has(row.id) && (!row.model || row.model === model) && isInWindow(row, lost));
  const exact = free.filter((row) => row.input?.seed === lost.seed && row.input.prompt === lost.prompt);
  if (exact.length === 1) return found(exact);
  const possible = free.filter((row) => typeof row.input?.seed !== "number");
  if (exact.length === 0 && possible.length === 1 && lost.lostInWindow === 1 && rows.length < PAGE) return found(possible);
  const candidates = exact.length + possible.length;
  return candidates === 0 && rows.length < PAGE ? { state: "absent" } : { state: "unclear", candidates };
}

/** Nothing that a named prediction shows of itself says that it is another one. */
export function canBe(row: Prediction, model: string, lost: LostSubmit): boolean {
  const { seed, prompt } = row.input ?? {};
  if (row.model && row.model !== model) return false;
  return isInWindow(row, lost, NAMED_SKEW_MS) && isSameOrUntold(seed, lost.seed) && isSameOrUntold(prompt, lost.prompt);
}

function isSameOrUntold(shown: string | number | null | undefined, sent: string | number): boolean {
  return shown === null || shown === undefined || shown === sent;
}

function found([row]: readonly Prediction[]): Found {
  return row?.id ? { state: "found", predictionId: row.id } : { state: "unclear", candidates: 1 };
}

function isInWindow(row: Prediction, lost: LostSubmit, skewMs = SKEW_MS): boolean {
  const at = Date.parse(row.created_at ?? "");
  return Number.isNaN(at) || (at >= lost.sentAt.getTime() - skewMs && at <= lost.until.getTime() + skewMs);
}
