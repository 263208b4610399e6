import type { TakeStatus } from "@/lib/takes/limits";
import type { ClipView, StillView, TakeView } from "@/lib/takes/view";
import type { VerdictKind } from "@/lib/verdicts/limits";

/** A clip as the room plays it. Addresses are paths on this host, of a kind that whoever asked may read. */
export type ReviewClip = Pick<ClipView, "url" | "width" | "height" | "durationMs" | "fps" | "posterUrl" | "spriteUrl" | "thumbhash">;

export type ReviewStill = Pick<StillView, "id" | "url" | "width" | "height" | "thumbhash">;

/** What made a take, as far as two takes can differ. */
export type ReviewRecipe = Pick<TakeView, "provider" | "model" | "mode" | "settings" | "seed" | "prompt" | "negativePrompt" | "endStillId">;

/** A take of the shot that is reviewed. */
export interface ReviewTake {
  id: string;
  shotId: string;
  /** "DAY-04" and 3 for the third take of the shot. */
  slate: string;
  number: number;
  status: TakeStatus;
  /** Null until it is ready. */
  clip: ReviewClip | null;
  still: ReviewStill;
  /** What the verdicts that decide come to; null while nobody decided. */
  verdict: VerdictKind | null;
  /** Notes on it that nobody resolved yet, as far as the viewer may read them. */
  openNotes: number;
  /** Null for guests who may not see it. */
  recipe: ReviewRecipe | null;
  createdAt: string;
}

/** A shot with all its takes, the first take first. */
export interface ReviewShot {
  id: string;
  slate: string;
  /** Null for guests. */
  projectId: string | null;
  /** Null for guests who may not see it. */
  prompt: string | null;
  /** The take that the team chose. */
  pickedTakeId: string | null;
  takes: ReviewTake[];
  /** The shots beside it, in the order of the project's slates (for a guest: of the share). */
  previousId: string | null;
  nextId: string | null;
}
