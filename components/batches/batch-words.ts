import { figure } from "@/components/takes/composer/price";
import type { BatchView } from "@/lib/batches/view";
import { formatUsd } from "@/lib/money";

/** "34 of 80 ready · 3 failed · 41 queued": what there is of each, in the order in which it matters. */
export function standWords({ counts }: Pick<BatchView, "counts">): string {
  const { total, ready, failed, unconfirmed, running, queued, canceled } = counts;
  const parts: [number, string][] = [
    [failed, "failed"],
    [unconfirmed, "unconfirmed"],
    [running, "running"],
    [queued, "queued"],
    [canceled, "canceled"],
  ];
  return [`${ready} of ${total} ready`, ...parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`)].join(" · ");
}

/** "$4.20 spent, $1.20 reserved"; what may have been spent has its question mark. */
export function moneyWords({ isFree, isAbout, chargedMicros, reservedMicros, possibleMicros, unpriced }: Omit<BatchView, "counts">): string {
  if (isFree) return "free";
  const parts = [
    `${figure(chargedMicros, isAbout)} spent`,
    ...(possibleMicros > 0 ? [`${formatUsd(possibleMicros)}?`] : []),
    ...(reservedMicros > 0 ? [`${figure(reservedMicros, isAbout)} reserved`] : []),
    ...(unpriced > 0 ? [`${unpriced} unpriced`] : []),
  ];
  return parts.join(", ");
}

/** "about 4 min left"; null where nobody can tell. */
export function leftWords({ leftMs, isPaused, counts }: Pick<BatchView, "leftMs" | "isPaused" | "counts">): string | null {
  if (counts.queued + counts.running === 0) return null;
  if (isPaused) return counts.queued > 0 ? "paused" : null;
  if (leftMs === null) return null;
  const seconds = Math.round(leftMs / 1000);
  if (seconds < 10) return "a few seconds left";
  if (seconds < 90) return `about ${Math.ceil(seconds / 10) * 10} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 6) / 10} h left`;
}

/** True once nothing of it waits or runs. */
export function isDone({ counts }: Pick<BatchView, "counts">): boolean {
  return counts.queued + counts.running === 0;
}
