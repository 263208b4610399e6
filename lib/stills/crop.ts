import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { AppError, invalidField } from "@/lib/errors";
import { cropPicture, PICTURE_MIN_SIDE } from "@/lib/media/image";
import { findStill, getStillBytes } from "@/lib/stills/data";
import { keepStill } from "@/lib/stills/keep";
import type { CropStill } from "@/lib/stills/schema";
import type { StillView } from "@/lib/takes/view";

/** Makes a new still of a part of another, which it remembers; the other stays as it is. */
export async function cropStill(actor: Actor, { stillId, ...box }: CropStill): Promise<StillView> {
  requireRight(actor, "write");
  const scope = readScope(actor);
  const still = await findStill(scope, stillId);
  if (!still) throw new AppError("not_found", "There is no such still.");
  if (box.width < PICTURE_MIN_SIDE) throw invalidField("width", `A cut needs at least ${PICTURE_MIN_SIDE} pixels a side.`);
  if (box.height < PICTURE_MIN_SIDE) throw invalidField("height", `A cut needs at least ${PICTURE_MIN_SIDE} pixels a side.`);
  if (box.x + box.width > still.width) throw invalidField("width", `The cut reaches over the right edge: the still is ${still.width} pixels wide.`);
  if (box.y + box.height > still.height)
    throw invalidField("height", `The cut reaches over the lower edge: the still is ${still.height} pixels high.`);
  const { bytes } = await getStillBytes(scope, stillId);
  return keepStill(actor, await cropPicture(bytes, box), { name: still.name, sourceId: stillId, from: still.from });
}
