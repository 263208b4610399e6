import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ReviewShot, ReviewTake } from "@/lib/review/view";
import { slateOf } from "@/lib/shots/slate";
import { toStillView } from "@/lib/stills/view";
import { settingsOf, TAKE_SELECT, toClipView } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

const SELECT = {
  id: true,
  shotId: true,
  number: true,
  status: true,
  provider: true,
  model: true,
  mode: true,
  settings: true,
  seed: true,
  prompt: true,
  negativePrompt: true,
  endStillId: true,
  verdict: true,
  createdAt: true,
  still: TAKE_SELECT.still,
  shot: TAKE_SELECT.shot,
  clip: TAKE_SELECT.clip,
  _count: { select: { notes: { where: { parentId: null, resolvedAt: null, deletedAt: null } } } },
} as const satisfies Prisma.TakeSelect;

/** A shot with all its takes but those in the trash, and the shots beside it in its project. Throws `not_found`. */
export async function getReviewShot(_scope: ReadScope, shotId: string): Promise<ReviewShot> {
  const shot = await db().shot.findUnique({
    where: { id: shotId },
    select: { id: true, number: true, prompt: true, projectId: true, pickedTakeId: true, project: { select: { code: true } } },
  });
  if (!shot) throw new AppError("not_found", "There is no such shot.");
  const { projectId, number } = shot;
  const [takes, previous, next] = await Promise.all([
    db().take.findMany({ where: { shotId, trashedAt: null }, orderBy: { number: "asc" }, select: SELECT }),
    db().shot.findFirst({ where: { projectId, number: { lt: number } }, orderBy: { number: "desc" }, select: { id: true } }),
    db().shot.findFirst({ where: { projectId, number: { gt: number } }, orderBy: { number: "asc" }, select: { id: true } }),
  ]);
  return {
    id: shot.id,
    slate: slateOf(shot),
    projectId,
    prompt: shot.prompt,
    pickedTakeId: shot.pickedTakeId,
    takes: takes.map(toReviewTake),
    previousId: previous?.id ?? null,
    nextId: next?.id ?? null,
  };
}

/** The newest shot with a clip that nobody decided on or chose; else the newest with a clip; null while there is none. */
export async function findShotToReview(_scope: ReadScope): Promise<string | null> {
  const newest = { orderBy: { createdAt: "desc" }, select: { shotId: true } } as const;
  const ready = { status: "ready", trashedAt: null, archivedAt: null } as const;
  const open = await db().take.findFirst({ where: { ...ready, verdict: null, shot: { pickedTakeId: null } }, ...newest });
  return (open ?? (await db().take.findFirst({ where: ready, ...newest })))?.shotId ?? null;
}

function toReviewTake(row: Prisma.TakeGetPayload<{ select: typeof SELECT }>): ReviewTake {
  const { id, shotId, number, status, verdict, clip, still, provider, model, mode, settings, seed, prompt, negativePrompt, endStillId } = row;
  return {
    id,
    shotId,
    slate: slateOf(row.shot),
    number,
    status,
    clip: clip && toClipView(id, clip),
    still: toStillView(still),
    verdict,
    openNotes: row._count.notes,
    recipe: { provider, model, mode, settings: settingsOf(settings), seed, prompt, negativePrompt, endStillId },
    createdAt: row.createdAt.toISOString(),
  };
}
