import { formatUsd } from "@/lib/money";
import type { ProviderId } from "@/lib/providers/provider";
import type { TakeView } from "@/lib/takes/view";

export const PROVIDER_LABELS: Record<ProviderId, string> = { wavespeed: "WaveSpeed", eachlabs: "Eachlabs" };

/** "T3": the take's number within its shot. */
export function takeMark(take: Pick<TakeView, "number">): string {
  return `T${take.number}`;
}

/** "720p", or "" when the recipe names none. */
export function resolutionOf(take: Pick<TakeView, "settings">): string {
  const { resolution } = take.settings;
  return typeof resolution === "string" ? resolution : "";
}

/** "5 s": a clip's length in whole seconds, or one decimal where that would mislead. */
export function lengthWords(durationMs: number): string {
  const seconds = Math.round(durationMs / 100) / 10;
  const whole = Math.round(seconds);
  return Math.abs(seconds - whole) <= 0.2 ? `${whole} s` : `${seconds.toFixed(1)} s`;
}

/** A take's price as tiles and rows write it. `isKnown` is false where there is no figure to set in mono. */
export interface PriceWords {
  text: string;
  isKnown: boolean;
}

/** What the ledger says; before that the estimate, with ≈ for a team's own figure and ? for what may have been charged. */
export function takePrice(take: Pick<TakeView, "mode" | "status" | "chargedMicros" | "estimateMicros" | "estimateSource">): PriceWords {
  if (take.mode === "sandbox") return { text: "sandbox", isKnown: false };
  if (take.chargedMicros !== null) return { text: formatUsd(take.chargedMicros), isKnown: true };
  if (take.status === "failed" || take.status === "canceled") return { text: "not charged", isKnown: false };
  if (take.estimateMicros === null) return { text: "no price", isKnown: false };
  const about = take.estimateSource === "team" ? "≈ " : "";
  const maybe = take.status === "unconfirmed" ? "?" : "";
  return { text: `${about}${formatUsd(take.estimateMicros)}${maybe}`, isKnown: true };
}

/** "DAY-04 take 3, WaveSpeed 720p, new, 5 s": what a screen reader says of a tile. It holds the words that are seen on it, in their order. */
export function takeName(take: Pick<TakeView, "slate" | "number" | "provider" | "settings" | "clip">, state: string, isNew = false): string {
  const what = [PROVIDER_LABELS[take.provider], resolutionOf(take)].filter(Boolean).join(" ");
  const tail = take.clip ? lengthWords(take.clip.durationMs) : state;
  return [`${take.slate} take ${take.number}`, what, isNew && "new", tail].filter(Boolean).join(", ");
}
