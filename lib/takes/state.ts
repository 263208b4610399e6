import type { TakeStatus } from "@/lib/takes/limits";

/** Where each status may be reached from. The one table of the life of a take. */
const SOURCES: Record<TakeStatus, readonly TakeStatus[]> = {
  queued: ["submitting"],
  submitting: ["queued"],
  unconfirmed: ["submitting"],
  // from failed only where a person's word ended it and the provider knows better: move.ts
  generating: ["submitting", "unconfirmed", "failed"],
  saving: ["generating", "canceled"],
  ready: ["saving"],
  failed: ["submitting", "unconfirmed", "generating", "saving"],
  canceled: ["queued", "submitting", "unconfirmed", "generating"],
};

const FINAL: readonly TakeStatus[] = ["ready", "failed", "canceled"];

/** The statuses from which `to` may be reached. */
export function sourcesOf(to: TakeStatus): readonly TakeStatus[] {
  return SOURCES[to];
}

/** True when nothing more happens to it without a person (but a canceled take whose vendor went on may still come to be saved). */
export function isFinal(status: TakeStatus): boolean {
  return FINAL.includes(status);
}

/** What people read. */
export const STATUS_LABELS: Record<TakeStatus, string> = {
  queued: "Queued",
  submitting: "Sending",
  unconfirmed: "Unconfirmed",
  generating: "Generating",
  saving: "Saving",
  ready: "Ready",
  failed: "Failed",
  canceled: "Canceled",
};
