import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { AppError, invalidField } from "@/lib/errors";
import { fitPicture, PICTURE_MIN_SIDE } from "@/lib/media/image";
import { findStill, getStillBytes } from "@/lib/stills/data";
import { keepStill } from "@/lib/stills/keep";
import type { FitStill } from "@/lib/stills/schema";
import { fitSize } from "@/lib/stills/state";
import type { StillView } from "@/lib/takes/view";

/** Makes a new still of another shape with all of a still in it, on a blurred and enlarged copy of itself. It remembers the still, which stays as it is. */
export async function fitStill(actor: Actor, { stillId, ...shape }: FitStill): Promise<StillView> {
  requireRight(actor, "write");
  const scope = readScope(actor);
  const still = await findStill(scope, stillId);
  if (!still) throw new AppError("not_found", "There is no such still.");
  const size = fitSize(still, shape);
  for (const side of ["width", "height"] as const)
    if (size[side] < PICTURE_MIN_SIDE)
      throw invalidField(side, `In this shape the still would be ${size[side]} pixels at a side: it needs ${PICTURE_MIN_SIDE}.`);
  const { bytes } = await getStillBytes(scope, stillId);
  return keepStill(actor, await fitPicture(bytes, size), { name: still.name, sourceId: stillId, from: still.from });
}
