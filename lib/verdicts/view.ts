import type { Role } from "@/lib/access/actor";
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

/** What a guest signed off, of exactly these bytes: never changed. */
export interface SignOffView {
  id: string;
  name: string;
  kind: VerdictKind;
  sentence: string | null;
  clipSha256: string;
  at: string;
  /** The link's name; null for a guest, and when the link is gone. */
  share: string | null;
  /** When they took it back; the record stays. */
  takenBackAt: string | null;
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
  /** Null for a guest. */
  shot: { id: string; pickedTakeId: string | null; state: ShotState } | null;
  /** What its reader may do: give a verdict, whether theirs decides, and choose the take for the shot. */
  may: { give: boolean; decides: boolean; pick: boolean };
}

/** Whose verdict decides in a project. */
export interface ApproversView {
  projectId: string;
  approverRole: Role;
  guestsApprove: boolean;
  /** Whether the asker may change it; what only the owner's verdict decides, only the owner changes. */
  mayChange: boolean;
  /** Whether the asker may choose the owner alone, too. */
  mayChooseOwner: boolean;
}
