import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { getShares } from "@/lib/shares/data";
import { filterNow, filterProject, filtersIn } from "@/lib/shares/filter";
import { SELECTION_MAX } from "@/lib/shares/limits";
import { hashSharePassword } from "@/lib/shares/password";
import type { LeadsTo, MakeShares } from "@/lib/shares/schema";
import { newShareToken, shareUrl } from "@/lib/shares/token";
import type { NewShareLink } from "@/lib/shares/view";
import type { Prisma } from "@/prisma/generated/client";

type Target = Pick<Prisma.ShareUncheckedCreateInput, "scope" | "projectId" | "shotId" | "reelId" | "filter"> & { takeIds: readonly string[] };

/**
 * Makes a link, or one for each recipient, and answers their addresses, which nobody can read again: only a token's hash is kept. All are made or none.
 * Throws `not_found` for takes, shots and reels that are none, and `invalid` for what can't be shared like that.
 */
export async function makeShares(actor: Actor, input: MakeShares, origin: string, now = new Date()): Promise<NewShareLink[]> {
  requireRight(actor, "write");
  refuseClosedEmbeds(input.embedOrigins, input.password !== undefined || input.recipients.length > 0);
  const { takeIds, ...target } = await targetOf(input.leadsTo, actor.memberId);
  // Hashed before the rows are written: it is slow on purpose.
  const passwordHash = input.password === undefined ? null : await hashSharePassword(input.password);
  const recipients = input.recipients.length > 0 ? input.recipients : [{ name: null, email: null }];
  const links = recipients.map((recipient) => ({ id: newId(), recipient, ...newShareToken() }));
  await db().$transaction(async (tx) => {
    await tx.share.createMany({
      data: links.map(({ id, recipient, kept }) => ({
        id,
        ...target,
        ...kept,
        name: input.name,
        recipientName: recipient.name,
        recipientEmail: recipient.email,
        takes: input.takes,
        permission: input.permission,
        downloads: input.downloads,
        showsPrompts: input.showsPrompts,
        showsCosts: input.showsCosts,
        showsTeamNotes: input.showsTeamNotes,
        passwordHash,
        expiresAt: expiryAfter(input.expiresInDays, now),
        embedOrigins: input.embedOrigins,
        createdById: actor.memberId,
      })),
    });
    await tx.shareItem.createMany({ data: links.flatMap(({ id }) => takeIds.map((takeId, rank) => ({ shareId: id, takeId, rank }))) });
  });
  const shares = await getShares(
    actor,
    links.map(({ id }) => id),
  );
  return links.flatMap(({ id, token }) => {
    const share = shares.find((one) => one.id === id);
    return share ? [{ share, url: shareUrl(origin, token) }] : [];
  });
}

/** When a link closes by itself; null is never. */
export function expiryAfter(days: number | null, now: Date): Date | null {
  return days === null ? null : new Date(now.getTime() + days * 86_400_000);
}

/** A frame on another site shows a link to everybody there: that is no place for one with a password or a recipient. */
export function refuseClosedEmbeds(origins: readonly string[], isClosed: boolean): void {
  if (origins.length > 0 && isClosed) {
    throw invalidField("embedOrigins", "Only an open link can be shown on another page: one without a password, for nobody in particular.");
  }
}

async function targetOf(leadsTo: LeadsTo, memberId: string): Promise<Target> {
  switch (leadsTo.scope) {
    case "selection":
      return selectionOf(leadsTo.takeIds);
    case "filter":
      return leadsTo.isLive ? liveFilterOf(leadsTo.filter) : selectionOf(await takesNow(leadsTo.filter, memberId));
    case "shot": {
      const shot = await db().shot.findUnique({ where: { id: leadsTo.shotId }, select: { projectId: true } });
      if (!shot) throw new AppError("not_found", "There is no such shot.");
      return { scope: "shot", shotId: leadsTo.shotId, projectId: shot.projectId, takeIds: [] };
    }
    case "reel": {
      const reel = await db().reel.findUnique({ where: { id: leadsTo.reelId }, select: { projectId: true } });
      if (!reel) throw new AppError("not_found", "There is no such reel.");
      return { scope: "reel", reelId: leadsTo.reelId, projectId: reel.projectId, takeIds: [] };
    }
  }
}

async function selectionOf(takeIds: readonly string[]): Promise<Target> {
  const takes = await db().take.findMany({ where: { id: { in: [...takeIds] }, trashedAt: null }, select: { id: true, projectId: true } });
  if (takes.length < takeIds.length) throw new AppError("not_found", "Some of these takes are gone, or in the trash. Choose again.");
  const projects = new Set(takes.map(({ projectId }) => projectId));
  return { scope: "selection", projectId: projects.size === 1 ? (takes[0]?.projectId ?? null) : null, takeIds };
}

async function liveFilterOf(search: string): Promise<Target> {
  const filter = keptFilter(search);
  return { scope: "filter", filter, projectId: await filterProject(filter), takeIds: [] };
}

/** What the filter matches now, the newest first. */
async function takesNow(search: string, memberId: string): Promise<string[]> {
  const filter = keptFilter(search);
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT t.id FROM take t WHERE ${await filterNow(filter, memberId, db())} AND t.status = 'ready' AND t.trashed_at IS NULL
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${SELECTION_MAX + 1}::int`;
  if (rows.length === 0) throw invalidField("leadsTo.filter", "Nothing that is ready matches this filter.");
  if (rows.length > SELECTION_MAX) {
    throw invalidField("leadsTo.filter", `More than ${SELECTION_MAX} takes match. Narrow the filter, or share it as a live one.`);
  }
  return rows.map(({ id }) => id);
}

/** As a link keeps it. Throws `invalid` for an address that the gallery does not understand whole. */
function keptFilter(search: string): Prisma.JsonObject {
  const filters = filtersIn(search);
  if (!filters) throw invalidField("leadsTo.filter", "This filter has something in it that the gallery does not know. Filter again, then share it.");
  return JSON.parse(JSON.stringify(filters)) as Prisma.JsonObject; // plain values only
}
