import { fromDb } from "@/lib/money";
import { frameCount } from "@/lib/reels/frames";
import type { ReelItemView, RenderView } from "@/lib/reels/view";
import { slateOf } from "@/lib/shots/slate";
import { NAME_SELECT, toTakeName } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

const CLIP_SELECT = { width: true, height: true, durationMs: true, fps: true, thumbhash: true } as const;

/** Everything that a part's view needs. */
export const ITEM_SELECT = {
  ...{ id: true, kind: true, inFrame: true, outFrame: true, fadeMs: true, title: true, text: true, durationMs: true },
  take: {
    select: {
      ...{ id: true, shotId: true, number: true, archivedAt: true, trashedAt: true },
      clip: { select: CLIP_SELECT },
      shot: {
        select: {
          number: true,
          project: { select: { code: true } },
          pickedTake: { select: { ...NAME_SELECT, trashedAt: true, clip: { select: { takeId: true } } } },
        },
      },
    },
  },
} as const satisfies Prisma.ReelItemSelect;

type ItemRow = Prisma.ReelItemGetPayload<{ select: typeof ITEM_SELECT }>;

export const RENDER_SELECT = {
  ...{ id: true, reelId: true, version: true, takeIds: true, status: true, percent: true, why: true, createdAt: true, finishedAt: true },
  ...{ bytes: true, sha256: true, width: true, height: true, fps: true, durationMs: true, thumbhash: true },
} as const satisfies Prisma.ReelRenderSelect;

/** A part of a reel as people see it. Frames past the clip's end are its last. */
export function toItem({ id, kind, take, fadeMs, inFrame, outFrame, title, text, durationMs }: ItemRow): ReelItemView {
  if (kind === "card" || !take?.clip) return { kind: "card", id, fadeMs, title: title ?? "", text: text ?? "", durationMs: durationMs ?? 1 };
  const { shot, clip } = take;
  const frames = frameCount(clip.durationMs, clip.fps);
  const last = Math.min(outFrame ?? frames - 1, frames - 1);
  const base = `/api/media/takes/${take.id}`;
  return {
    ...{ kind: "take", id, fadeMs, takeId: take.id, shotId: take.shotId, slate: slateOf(shot), number: take.number, frames },
    ...{ inFrame: Math.min(inFrame ?? 0, last), outFrame: last },
    clip: { ...clip, url: `${base}/clip`, posterUrl: `${base}/poster`, spriteUrl: `${base}/sprite` },
    ...judge(take),
  };
}

export function toRender(row: Prisma.ReelRenderGetPayload<{ select: typeof RENDER_SELECT }>): RenderView {
  const { id, version, status, percent, why, bytes, sha256, width, height, fps, durationMs, thumbhash } = row;
  const isWhole = bytes !== null && sha256 !== null && width !== null && height !== null && fps !== null && durationMs !== null;
  const base = `/api/reels/${row.reelId}/video`;
  const video = isWhole && {
    ...{ url: `${base}?render=${id}`, posterUrl: `${base}/poster?render=${id}`, downloadUrl: `${base}?render=${id}&download=1` },
    ...{ thumbhash: thumbhash ?? "", bytes: fromDb(bytes), sha256, width, height, fps, durationMs },
  };
  return {
    ...{ id, version, status, percent, why, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null },
    video: status === "ready" && video ? video : null,
  };
}

function judge(take: NonNullable<ItemRow["take"]>) {
  const { pickedTake } = take.shot;
  const isOther = pickedTake !== null && pickedTake.id !== take.id && pickedTake.trashedAt === null && pickedTake.clip !== null;
  const concern = take.trashedAt ? "trashed" : take.archivedAt ? "archived" : isOther ? "other_choice" : null;
  return { concern, choice: isOther ? toTakeName(pickedTake) : null } as const;
}
