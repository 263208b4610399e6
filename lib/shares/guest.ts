import { db, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/ids";
import { areCovered } from "@/lib/shares/covered";
import type { DownloadRule, Permission } from "@/lib/shares/limits";
import { findOpenShare, findShareNow, isEmbeddable, type OpenShare } from "@/lib/shares/open-share";
import { embedPassOf, guestSecretOf, type Pass, passOf } from "@/lib/shares/pass-cookie";

/**
 * Who looks at a share: no actor, and with no rights but those of the link. Only `requireShare` makes one, for one request, after it has checked the link.
 * Whatever a verb does with a take for a guest, it asks `requireCovered` first.
 */
export interface Guest {
  kind: "guest";
  shareId: string;
  /** Null until they gave a name: then they can only look. */
  guestId: string | null;
  name: string | null;
  permission: Permission;
  shows: { prompts: boolean; costs: boolean; teamNotes: boolean };
  downloads: DownloadRule;
}

/** One request of somebody who came by a link: who they are, and the link as it is at this moment. */
export interface Visit {
  guest: Guest;
  share: OpenShare;
  pass: Pass;
}

interface Asked {
  headers: Headers;
}

interface Want {
  need?: Permission;
  /** The page of a frame on another site: only its own pass counts there. */
  isFrame?: boolean;
}

const RANK: Record<Permission, number> = { view: 0, comment: 1, approve: 2 };
const REFUSALS: Record<Permission, string> = {
  view: "This link is for looking only.",
  comment: "This link is for looking only.",
  approve: "This link does not ask for a verdict.",
};

/**
 * The one guard of everything below /g/<share>: asked for every request, it reads the link as it is at that moment. Throws `not_found`, always in the same
 * words, for a link that is missing, revoked, paused or expired, for a pass of another link, and for one from before the link or its password changed;
 * `unauthenticated` while the password is still asked; `forbidden` for what the link doesn't allow; `invalid` when a name is needed first.
 */
export async function requireShare(asked: Asked, shareId: string, { need = "view", isFrame = false }: Want = {}): Promise<Visit> {
  const visit = await requireDoor(asked, shareId, isFrame);
  if (isLocked(visit)) throw new AppError("unauthenticated", "This link has a password. Enter it first.");
  if (RANK[visit.guest.permission] < RANK[need]) throw new AppError("forbidden", REFUSALS[need]);
  if (need !== "view" && visit.guest.guestId === null) {
    throw new AppError("invalid", "Say who you are first.", { fields: { guest: "Say who you are first." } });
  }
  return visit;
}

/** The same for the door alone, which asks for the password: the link is open and the pass is right, but nothing of it may be shown yet. */
export async function requireDoor(asked: Asked, shareId: string, isFrame = false): Promise<Visit> {
  const pass = (isFrame ? embedPassOf : passOf)(asked.headers, shareId);
  // Without a pass the same statement is asked, so that time tells nothing.
  const found = await findOpenShare(pass?.shareId ?? "none", pass?.keyVersion ?? 0, sha256(guestSecretOf(asked.headers) ?? ""));
  if (!pass || !found || (pass.isEmbedded && !isEmbeddable(found))) throw closed();
  const { guestId, guestName, ...share } = found;
  const { isEmbedded } = pass;
  const guest: Guest = {
    kind: "guest",
    shareId: share.id,
    guestId: isEmbedded ? null : guestId,
    name: isEmbedded ? null : guestName,
    // a frame on another site is there to be watched
    permission: isEmbedded ? "view" : share.permission,
    shows: { prompts: share.showsPrompts, costs: share.showsCosts, teamNotes: share.showsTeamNotes && !isEmbedded },
    downloads: isEmbedded ? "off" : share.downloads,
  };
  return { guest, share, pass };
}

/** True while the password is still to be given. */
export function isLocked({ share, pass }: Pick<Visit, "share" | "pass">): boolean {
  return share.passwordHash !== null && !pass.isUnlocked;
}

/** Throws `not_found`, in the words of the guard, unless the link is open and covers each of these takes at this moment. */
export async function requireCovered(guest: Guest, takeIds: readonly string[], tx: Tx = db()): Promise<void> {
  const share = await findShareNow(guest.shareId, tx);
  if (!share || !(await areCovered(share, takeIds, tx))) throw closed();
}

/** What every refusal says that could tell whether there is such a link, or such a take. */
export function closed(): AppError {
  return new AppError(
    "not_found",
    "This link does not open. It may have been closed, or a part of it is missing: ask whoever sent it for a new one.",
  );
}
