import { takeMark } from "@/components/takes/take-words";
import type { TakeStatus } from "@/lib/takes/limits";
import { STATUS_LABELS } from "@/lib/takes/state";
import type { TakeView } from "@/lib/takes/view";

export type Statuses = ReadonlyMap<string, TakeStatus>;

export function statusesOf(takes: readonly TakeView[]): Statuses {
  return new Map(takes.map(({ id, status }) => [id, status]));
}

/** Steps that last a moment; saying them would only delay what matters. */
const PASSING: readonly TakeStatus[] = ["submitting", "saving"];
/** More news at once are counted, not listed. */
const LISTED_MAX = 3;

/** What changed since the takes were last seen, in a sentence for those who listen; "" when nothing did. Takes that are only now loaded are no news. */
export function newsOf(before: Statuses, takes: readonly TakeView[]): string {
  const changed = takes.filter(({ id, status }) => before.has(id) && before.get(id) !== status && !PASSING.includes(status));
  if (changed.length <= LISTED_MAX)
    return changed.map((take) => `${take.slate} ${takeMark(take)} ${STATUS_LABELS[take.status].toLowerCase()}.`).join(" ");
  const counts = new Map<TakeStatus, number>();
  for (const { status } of changed) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} ${count === 1 ? "take" : "takes"} ${STATUS_LABELS[status].toLowerCase()}.`).join(" ");
}

/** The takes that came to an end which somebody waits for, ready or failed, since they were last seen. */
export function finishedOf(before: Statuses, takes: readonly TakeView[]): TakeView[] {
  return takes.filter(({ id, status }) => (status === "ready" || status === "failed") && before.has(id) && before.get(id) !== status);
}

/** "2 ready", "1 failed", "2 ready, 1 failed", and for one kind alone its word: "Ready". */
export function finishedWords(finished: readonly Pick<TakeView, "status">[]): string {
  const ready = finished.filter(({ status }) => status === "ready").length;
  const failed = finished.length - ready;
  if (ready > 0 && failed > 0) return `${ready} ready, ${failed} failed`;
  return failed > 0 ? STATUS_LABELS.failed : STATUS_LABELS.ready;
}

/** What the tab of the browser says: what came to an end while nobody looked, else how many run. */
export function titleOf(working: number, unseen: readonly Pick<TakeView, "status">[]): string {
  if (unseen.length > 0) return `(${unseen.length}) ${finishedWords(unseen)} · Studio · Dailies`;
  return working > 0 ? `${working} working · Studio · Dailies` : "Studio · Dailies";
}
