import type { Prediction } from "@/lib/sandbox/state/predictions";
import type { Vendor } from "@/lib/sandbox/state/settings";
import type { World } from "@/lib/sandbox/world";

const MINUTE_MS = 60_000;

export type LimitMet = { limit: "per_minute"; max: number; retryAfterS: number } | { limit: "in_flight"; max: number };

/** Which of a vendor's limits one more create would break. Counted from the predictions themselves, so a restart forgets nothing. */
export function limitMet(world: World, vendor: Vendor): LimitMet | null {
  const { createsPerMinute, inFlight } = world.settings.now[vendor];
  const predictions = world.predictions.list(vendor);
  const recent = predictions.filter(({ createdAt }) => createdAt > Date.now() - MINUTE_MS);
  if (recent.length >= createsPerMinute) {
    const frees = recent[createsPerMinute - 1]?.createdAt ?? Date.now();
    return { limit: "per_minute", max: createsPerMinute, retryAfterS: Math.max(1, Math.ceil((frees + MINUTE_MS - Date.now()) / 1000)) };
  }
  return predictions.filter(isOpen).length >= inFlight ? { limit: "in_flight", max: inFlight } : null;
}

/** Counts as in flight: not ended and not canceled. */
export function isOpen(prediction: Prediction): boolean {
  return prediction.endedAt === null && prediction.canceledAt === null;
}
