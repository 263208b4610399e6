import type { Person } from "@/lib/notes/view";
import type { VerdictKind } from "@/lib/verdicts/limits";

/** What one person says of a take. */
export interface VerdictView {
  id: string;
  by: Person;
  kind: VerdictKind;
  sentence: string | null;
  /** By the project's rule when it was given; others are advice. */
  decides: boolean;
  at: string;
}

/** What a guest signed off: never changed. */
export interface SignOffView {
  id: string;
  name: string;
  kind: VerdictKind;
  sentence: string | null;
  clipSha256: string;
  at: string;
  /** The link's name; null for a guest, and when the link is gone. */
  share: string | null;
}

/** How far a shot is: what its takes' verdicts and its pick come to. */
export type ShotState = "open" | "picked" | "changes" | "approved";

/** What everybody says of one take. */
export interface TakeVerdicts {
  takeId: string;
  /** What it comes to; null while nobody decided. */
  verdict: VerdictKind | null;
  /** The newest first. */
  verdicts: VerdictView[];
  /** The newest first. */
  signOffs: SignOffView[];
  shot: { id: string; pickedTakeId: string | null; state: ShotState };
  /** What its reader may do: give a verdict, whether theirs decides, and choose the take for the shot. */
  may: { give: boolean; decides: boolean; pick: boolean };
}
