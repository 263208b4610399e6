import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { AppError } from "@/lib/errors";
import { type Guest, requireCovered } from "@/lib/shares/guest";

/** Who writes notes and gives verdicts: a member, or a guest of a share. */
export type Reviewer = Actor | Guest;

export function isGuest(who: Reviewer): who is Guest {
  return who.kind === "guest";
}

/** Who did it, as the rows keep it: one of both ids is set. */
export interface Author {
  memberId: string | null;
  guestId: string | null;
  name: string;
}

/** What the guest's link asks for: a link for verdicts takes notes too. */
export function mayAsGuest({ permission }: Guest, what: "note" | "verdict"): boolean {
  return permission === "approve" || (what === "note" && permission === "comment");
}

/** Checks that they may read what is said of a take. Throws `forbidden`; what a guest's share does not show is `not_found`. */
export async function requireMayRead(who: Reviewer, takeId: string): Promise<void> {
  if (isGuest(who)) await requireCovered(who, [takeId]);
  else readScope(who);
}

/** Checks that they may say something of a take, and answers as whom. Throws as `requireMayRead` does. */
export async function requireAuthor(who: Reviewer, takeId: string, what: "note" | "verdict"): Promise<Author> {
  if (!isGuest(who)) {
    requireRight(who, "review");
    return { memberId: who.memberId, guestId: null, name: who.name };
  }
  await requireCovered(who, [takeId]);
  if (!mayAsGuest(who, what))
    throw new AppError("forbidden", what === "note" ? "This link is for looking only." : "This link does not ask for a verdict.");
  if (who.guestId === null || who.name === null) throw new AppError("forbidden", "Say your name first, so that the team knows whom it is from.");
  return { memberId: null, guestId: who.guestId, name: who.name };
}

/** True where the row is their own. */
export function isOwn(who: Reviewer, row: { memberId: string | null; guestId: string | null }): boolean {
  return isGuest(who) ? who.guestId !== null && row.guestId === who.guestId : row.memberId === who.memberId;
}
