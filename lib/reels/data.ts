import { type Actor, isAllowed, type ReadScope, readScope } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { isStanding, planReel } from "@/lib/reels/state";
import { ITEM_SELECT, RENDER_SELECT, toItem, toRender } from "@/lib/reels/to-view";
import type { ReelCardView, ReelView } from "@/lib/reels/view";
import { smallOf } from "@/lib/stills/limits";

const PICTURES = 3;
const LISTED_MAX = 500;

/** The reels, those that changed last first; of one project, where one is named. */
export async function listReels(_scope: ReadScope, projectId?: string): Promise<ReelCardView[]> {
  const rows = await db().reel.findMany({
    where: projectId === undefined ? {} : { projectId },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: LISTED_MAX,
    select: {
      ...{ id: true, name: true, projectId: true, version: true, archivedAt: true, updatedAt: true },
      project: { select: { name: true, code: true } },
      items: { orderBy: { rank: "asc" }, select: ITEM_SELECT },
      renders: {
        where: { status: { not: "canceled" } },
        orderBy: { createdAt: "desc" },
        take: 1,
        select: { status: true, percent: true, version: true },
      },
    },
  });
  return rows.map(({ project, items: itemRows, renders: [render], archivedAt, updatedAt, version, ...row }) => {
    const items = itemRows.map(toItem);
    const takes = items.filter((item) => item.kind === "take");
    return {
      ...row,
      ...{ projectName: project.name, projectCode: project.code, isArchived: archivedAt !== null, updatedAt: updatedAt.toISOString() },
      ...{ takes: takes.length, cards: items.length - takes.length, durationMs: planReel(items).durationMs },
      concerns: takes.filter(({ concern }) => concern !== null).length,
      pictures: takes.slice(0, PICTURES).map(({ clip }) => ({ url: smallOf(clip.posterUrl), thumbhash: clip.thumbhash })),
      render: render ? { status: render.status, percent: render.percent, isOlder: render.version < version } : null,
    };
  });
}

/** One reel with all that it is made of. Throws `not_found`. */
export async function getReel(actor: Actor, reelId: string): Promise<ReelView> {
  readScope(actor);
  const row = await db().reel.findUnique({
    where: { id: reelId },
    select: {
      ...{ id: true, name: true, projectId: true, version: true, archivedAt: true },
      project: { select: { name: true, code: true } },
      items: { orderBy: { rank: "asc" }, select: ITEM_SELECT },
    },
  });
  if (!row) throw noReel();
  const [latest, ready] = await Promise.all([
    db().reelRender.findFirst({ where: { reelId }, orderBy: { createdAt: "desc" }, select: RENDER_SELECT }),
    db().reelRender.findFirst({ where: { reelId, status: "ready" }, orderBy: { createdAt: "desc" }, select: RENDER_SELECT }),
  ]);
  const { project, items, archivedAt, ...same } = row;
  const takes = items.flatMap(({ take }) => take ?? []);
  const standing = new Set(takes.filter(({ trashedAt }) => trashedAt === null).map(({ id }) => id));
  return {
    ...same,
    ...{ projectName: project.name, projectCode: project.code, isArchived: archivedAt !== null },
    items: items.map(toItem),
    render: latest && latest.id !== ready?.id ? toRender(latest) : null,
    rendered: ready && toRender(ready),
    isWithheld: ready !== null && !isStanding(ready, { version: row.version, takeIds: takes.map(({ id }) => id), standing }),
    mayChange: isAllowed(actor, "write"),
  };
}

/** Locks a reel until the transaction ends. Throws `not_found`. */
export async function lockReel(reelId: string, tx: Tx): Promise<{ version: number; name: string; archivedAt: Date | null }> {
  const [reel] = await tx.$queryRaw<{ version: number; name: string; archivedAt: Date | null }[]>`
    SELECT version, name, archived_at AS "archivedAt" FROM reel WHERE id = ${reelId} FOR NO KEY UPDATE`;
  if (!reel) throw noReel();
  return reel;
}

export function noReel(): AppError {
  return new AppError("not_found", "There is no such reel.");
}
