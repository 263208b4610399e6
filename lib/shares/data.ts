import { type Actor, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { filterHref } from "@/lib/shares/filter";
import { CLOSED_SHOWN_MAX, OPEN_SHOWN_MAX } from "@/lib/shares/limits";
import type { ListShares } from "@/lib/shares/schema";
import type { ShareState, ShareView } from "@/lib/shares/view";
import { slateOf } from "@/lib/shots/slate";
import type { Prisma } from "@/prisma/generated/client";

const SELECT = {
  id: true,
  name: true,
  scope: true,
  shotId: true,
  shot: { select: { number: true, project: { select: { code: true } } } },
  reelId: true,
  reel: { select: { name: true } },
  filter: true,
  takes: true,
  recipientName: true,
  recipientEmail: true,
  permission: true,
  downloads: true,
  showsPrompts: true,
  showsCosts: true,
  showsTeamNotes: true,
  passwordHash: true,
  tokenHint: true,
  expiresAt: true,
  pausedAt: true,
  revokedAt: true,
  embedOrigins: true,
  createdAt: true,
  createdById: true,
  createdBy: { select: { name: true } },
  lastOpenedAt: true,
  opens: true,
  _count: { select: { items: true, guests: true } },
} as const satisfies Prisma.ShareSelect;

type ShareRow = Prisma.ShareGetPayload<{ select: typeof SELECT }>;

/** Links, the newest first: those that are open or paused and, for all, the newest of the closed ones behind them. For who may make them. */
export async function listShares(actor: Actor, { state, shotId, reelId }: ListShares, now = new Date()): Promise<ShareView[]> {
  requireRight(actor, "write");
  const list = (where: Prisma.ShareWhereInput, take: number) =>
    db().share.findMany({
      where: { ...where, ...(shotId && { shotId }), ...(reelId && { reelId }) },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take,
      select: SELECT,
    });
  const [open, closed] = await Promise.all([
    list({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }, OPEN_SHOWN_MAX),
    state === "all" ? list({ OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: now } }] }, CLOSED_SHOWN_MAX) : [],
  ]);
  return toViews([...open, ...closed], now);
}

/** These links, in no order; those that are none are left out. */
export async function getShares(actor: Actor, shareIds: readonly string[], now = new Date()): Promise<ShareView[]> {
  requireRight(actor, "write");
  return toViews(await db().share.findMany({ where: { id: { in: [...shareIds] } }, select: SELECT }), now);
}

/** One link. Throws `not_found`. */
export async function getShare(actor: Actor, shareId: string): Promise<ShareView> {
  const [share] = await getShares(actor, [shareId]);
  if (!share) throw new AppError("not_found", "There is no such link.");
  return share;
}

async function toViews(rows: readonly ShareRow[], now: Date): Promise<ShareView[]> {
  const done = await doneOver(rows.map(({ id }) => id));
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: stateOf(row, now),
    scope: row.scope,
    leadsTo: leadsToOf(row),
    shotId: row.shotId,
    reelId: row.reelId,
    filterHref: row.scope === "filter" ? filterHref(row.filter) : null,
    takes: row.takes,
    recipient: { name: row.recipientName, email: row.recipientEmail },
    permission: row.permission,
    downloads: row.downloads,
    shows: { prompts: row.showsPrompts, costs: row.showsCosts, teamNotes: row.showsTeamNotes },
    hasPassword: row.passwordHash !== null,
    hint: row.tokenHint,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    embedOrigins: row.embedOrigins,
    createdAt: row.createdAt.toISOString(),
    by: row.createdBy?.name ?? null,
    lastOpenedAt: row.lastOpenedAt?.toISOString() ?? null,
    opens: row.opens,
    done: { guests: row._count.guests, ...(done.get(row.id) ?? NOTHING) },
  }));
}

/** What a link is now, by what is strongest: revoked for good, then past its day, then paused. */
export function stateOf({ revokedAt, expiresAt, pausedAt }: Pick<ShareRow, "revokedAt" | "expiresAt" | "pausedAt">, now: Date): ShareState {
  if (revokedAt) return "revoked";
  if (expiresAt && expiresAt <= now) return "expired";
  return pausedAt ? "paused" : "live";
}

function leadsToOf(row: ShareRow): string {
  if (row.scope === "shot") return row.shot ? `Shot ${slateOf(row.shot)}` : "A shot that is gone";
  if (row.scope === "reel") return row.reel ? `Reel ${row.reel.name}` : "A reel that is gone";
  if (row.scope === "filter") return "Gallery, live";
  return row._count.items === 1 ? "1 take" : `${row._count.items} takes`;
}

type Done = Omit<ShareView["done"], "guests">;
const NOTHING: Done = { watched: 0, notes: 0, approved: 0, changes: 0, downloads: 0 };

/** Takes that were watched, notes and verdicts that stand, and downloads, over each link. */
async function doneOver(shareIds: readonly string[]): Promise<Map<string, Done>> {
  const ids = [...shareIds];
  const rows = await db().$queryRaw<(Done & { shareId: string })[]>`
    SELECT share.id AS "shareId",
      (SELECT count(DISTINCT take_id)::int FROM share_activity WHERE share_id = share.id AND what = 'watched') AS watched,
      (SELECT count(*)::int FROM share_activity WHERE share_id = share.id AND what = 'downloaded') AS downloads,
      (SELECT count(*)::int FROM note JOIN guest ON guest.id = note.guest_id WHERE guest.share_id = share.id AND note.deleted_at IS NULL) AS notes,
      (SELECT count(*)::int FROM verdict JOIN guest ON guest.id = verdict.guest_id WHERE guest.share_id = share.id AND verdict.kind = 'approved') AS approved,
      (SELECT count(*)::int FROM verdict JOIN guest ON guest.id = verdict.guest_id WHERE guest.share_id = share.id AND verdict.kind <> 'approved') AS changes
    FROM share WHERE share.id = ANY(${ids})`;
  return new Map(rows.map(({ shareId, ...done }) => [shareId, done]));
}
