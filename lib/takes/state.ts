import { ENDED_BY_A_PERSON, type FailureCode, type TakeStatus } from "@/lib/takes/limits";

/** Where each status may be reached from. The one table of the life of a take. */
const SOURCES: Record<TakeStatus, readonly TakeStatus[]> = {
  queued: ["submitting"],
  submitting: ["queued"],
  unconfirmed: ["submitting"],
  // from failed only as failuresLeftFor says
  generating: ["submitting", "unconfirmed", "failed"],
  saving: ["generating", "canceled", "failed"],
  ready: ["saving"],
  failed: ["submitting", "unconfirmed", "generating", "saving"],
  canceled: ["queued", "submitting", "unconfirmed", "generating"],
};

const FINAL: readonly TakeStatus[] = ["ready", "failed", "canceled"];

/** The statuses from which `to` may be reached. */
export function sourcesOf(to: TakeStatus): readonly TakeStatus[] {
  return SOURCES[to];
}

/**
 * The failures that are left for `to`: what a person's word alone ended goes on when the provider knows better, and a clip that was lost
 * may be fetched once more.
 */
export function failuresLeftFor(to: TakeStatus): readonly FailureCode[] {
  return to === "saving" ? ["output_lost"] : ENDED_BY_A_PERSON;
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
