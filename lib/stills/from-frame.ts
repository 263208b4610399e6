import { type Actor, type ReadScope, readScope, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { cutFrame } from "@/lib/deliver/frame";
import { AppError, invalidField } from "@/lib/errors";
import { takeInPicture } from "@/lib/media/image";
import { slateOf } from "@/lib/shots/slate";
import { keepStill } from "@/lib/stills/keep";
import type { KeepFrame } from "@/lib/stills/schema";
import { STILL_FIELDS, toStillView } from "@/lib/stills/view";
import type { StillView } from "@/lib/takes/view";

/**
 * Makes a still of one frame of a take's clip, which it remembers. The same frame is the same still, whoever asks and however often,
 * so that new takes of it join one shot. Throws AppErrors that people may read, by the field where one is to blame.
 */
export async function keepFrame(actor: Actor, { takeId, frame }: KeepFrame): Promise<StillView> {
  requireRight(actor, "write");
  const scope = readScope(actor);
  const clip = await getClip(scope, takeId);
  const number = frame === "last" ? clip.frames - 1 : frame;
  if (number >= clip.frames) throw invalidField("frame", `The clip has ${clip.frames} frames: counted from 0, the last is ${clip.frames - 1}.`);
  const from = { takeId, frame: number };
  const before = await findFrame(from, db());
  if (before) return before;
  const png = await cutFrame(scope, takeId, number);
  if (!png) throw new AppError("unavailable", "The clip’s file is missing from the storage, or this frame of it can’t be read.");
  return keepStill(actor, await takeInPicture(png), { name: `${clip.title}, frame ${number + 1}`, from, findSame: (tx) => findFrameAlone(from, tx) });
}

async function getClip(_scope: ReadScope, takeId: string): Promise<{ title: string; frames: number }> {
  const take = /^[\w-]{1,64}$/.test(takeId)
    ? await db().take.findUnique({
        where: { id: takeId },
        select: {
          number: true,
          shot: { select: { number: true, project: { select: { code: true } } } },
          clip: { select: { durationMs: true, fps: true } },
        },
      })
    : null;
  if (!take) throw new AppError("not_found", "There is no such take.", { fields: { takeId: "There is no such take." } });
  const { clip } = take;
  if (!clip) throw new AppError("conflict", "This take has no clip yet.", { fields: { takeId: "This take has no clip yet." } });
  return { title: `${slateOf(take.shot)} T${take.number}`, frames: Math.max(1, Math.round((clip.durationMs / 1000) * clip.fps)) };
}

/** The frame itself, never a part of it. */
async function findFrame({ takeId, frame }: { takeId: string; frame: number }, tx: Tx): Promise<StillView | null> {
  const row = await tx.still.findFirst({
    where: { fromTakeId: takeId, fromFrame: frame, sourceId: null },
    orderBy: { id: "asc" },
    select: STILL_FIELDS,
  });
  return row && toStillView(row);
}

/** As `findFrame`, with all who keep the same frame one after the other. */
async function findFrameAlone(from: { takeId: string; frame: number }, tx: Tx): Promise<StillView | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`dailies_frame ${from.takeId} ${from.frame}`}))`;
  return findFrame(from, tx);
}
