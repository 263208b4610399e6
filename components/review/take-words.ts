import { PROVIDER_LABELS, resolutionOf } from "@/components/takes/take-words";
import type { RoomView } from "@/lib/review/state";
import type { ReviewTake } from "@/lib/review/view";

export const VIEW_LABELS: Record<RoomView, string> = {
  one: "One",
  side: "Side by side",
  wipe: "Wipe",
  difference: "Difference",
  still: "Still",
  sheet: "Contact sheet",
};

const VERDICTS = { approved: "approved", changes_requested: "changes requested", rejected: "rejected" } as const;

/** "AUT-04 take 3, approved, WaveSpeed 720p, 2 open notes, chosen": what a screen reader says of a take in the room. */
export function spokenTake(take: ReviewTake, isPicked: boolean): string {
  const made = take.recipe && [PROVIDER_LABELS[take.recipe.provider], resolutionOf(take.recipe)].filter(Boolean).join(" ");
  const notes = take.openNotes > 0 && `${take.openNotes} open ${take.openNotes === 1 ? "note" : "notes"}`;
  const verdict = take.verdict ? VERDICTS[take.verdict] : "no verdict";
  return [`${take.slate} take ${take.number}`, verdict, made, notes, isPicked && "chosen"].filter(Boolean).join(", ");
}

/** What the clip shows, for who can't see it. */
export function clipLabel(take: ReviewTake): string {
  return [`${take.slate} take ${take.number}`, take.recipe?.prompt].filter(Boolean).join(": ");
}
