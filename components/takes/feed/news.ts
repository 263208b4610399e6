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

/** The takes that became ready since they were last seen. */
export function arrivedOf(before: Statuses, takes: readonly TakeView[]): string[] {
  return takes.filter(({ id, status }) => status === "ready" && before.has(id) && before.get(id) !== "ready").map(({ id }) => id);
}

/** What the tab of the browser says: how many run, how many came. */
export function titleOf(working: number, arrived: number): string {
  return [arrived > 0 && `✓ ${arrived} ready`, working > 0 && `${working} working`, "Studio", "Dailies"].filter(Boolean).join(" · ");
}
