import { lengthWords } from "@/components/takes/take-words";
import type { GuestRoom, GuestTake } from "@/lib/shares/view";

/** How a clip stands for the guest who looks at it. */
export type Standing = "approved" | "changes" | "waiting" | "none";

/** All takes of the room that can be watched, in the order of their shots. */
export function takesOf({ shots }: Pick<GuestRoom, "shots">): GuestTake[] {
  return shots.flatMap(({ takes }) => takes).filter(({ clip }) => clip !== null);
}

/**
 * Where a verdict is asked for it is the guest's own word: what the team or another guest said does not speak for them. Elsewhere it is what all verdicts
 * come to.
 */
export function standingOf({ mine, verdict }: GuestTake, permission: GuestRoom["permission"]): Standing {
  const kind = permission === "approve" ? mine?.kind : verdict;
  if (kind) return kind === "approved" ? "approved" : "changes";
  return permission === "approve" ? "waiting" : "none";
}

/** True for a take whose number is circled: the guest approved it or, before they say something, the others did. */
export function isCircled({ mine, verdict }: GuestTake): boolean {
  return (mine?.kind ?? verdict) === "approved";
}

export const STANDING_WORDS: Record<Exclude<Standing, "none">, string> = {
  approved: "Approved",
  changes: "Changes asked",
  waiting: "Waiting for you",
};

/** "DAY-04 take 2": what a clip is called. */
export function clipName({ slate, number }: Pick<GuestTake, "slate" | "number">): string {
  return `${slate} take ${number}`;
}

/** "5 clips, 31 s": how much there is to watch. */
export function amountWords(takes: readonly GuestTake[]): string {
  const totalMs = takes.reduce((sum, { clip }) => sum + (clip?.durationMs ?? 0), 0);
  return `${takes.length === 1 ? "1 clip" : `${takes.length} clips`}, ${lengthWords(totalMs)}`;
}

/** The first clip after this one, going round, that the guest has not said anything of. Null when there is none but this one. */
export function nextWaiting(takes: readonly GuestTake[], permission: GuestRoom["permission"], afterId: string | null): GuestTake | null {
  const at = takes.findIndex(({ id }) => id === afterId);
  const round = [...takes.slice(at + 1), ...takes.slice(0, Math.max(0, at))];
  return round.find((take) => standingOf(take, permission) === "waiting") ?? null;
}

/** What there is to do here, in one sentence. */
export function leadOf(permission: GuestRoom["permission"], count: number): string {
  const clips = count === 1 ? "the clip" : "a clip";
  if (permission === "view") return `Press ${clips} to watch it, frame by frame if you like.`;
  if (permission === "comment") return `Press ${clips} to watch it, stop where something catches your eye, and write a note there.`;
  return `Press ${clips} to watch it. Write notes where something should change, then approve it or ask for changes.`;
}
