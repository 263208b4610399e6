import { PROVIDER_LABELS } from "@/components/takes/take-words";
import type { GalleryFilters } from "@/lib/gallery/state";
import type { TakeStatus } from "@/lib/takes/limits";
import type { TakeView } from "@/lib/takes/view";

/** "27 takes" when all are here, "50 takes so far" while more can be loaded. */
export function countWords(count: number, hasMore: boolean): { number: string; rest: string } {
  const rest = count === 1 ? "take" : "takes";
  return { number: count.toLocaleString("en-US"), rest: hasMore ? `${rest} so far` : rest };
}

/** "2:24 of footage"; null when there is none. */
export function footageWords(takes: readonly Pick<TakeView, "clip">[]): string | null {
  const seconds = Math.round(takes.reduce((sum, take) => sum + (take.clip?.durationMs ?? 0), 0) / 1000);
  if (seconds === 0) return null;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `${hours ? String(minutes).padStart(2, "0") : minutes}:${String(rest).padStart(2, "0")}`;
  return `${hours ? `${hours}:${tail}` : tail} of footage`;
}

const STATES: Record<TakeStatus, string> = {
  queued: "are queued",
  submitting: "are being sent",
  unconfirmed: "are unconfirmed",
  generating: "are generating",
  saving: "are being saved",
  ready: "are ready",
  failed: "have failed",
  canceled: "were canceled",
};

/** "No takes from Eachlabs have failed": what was asked for and not found. */
export function nothingWords({ project, provider, status }: GalleryFilters): string {
  return ["No takes", project && `in ${project}`, provider && `from ${PROVIDER_LABELS[provider]}`, status && STATES[status]]
    .filter(Boolean)
    .join(" ");
}
