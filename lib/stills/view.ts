import type { StillView } from "@/lib/takes/view";

/** The columns that a view of a still needs. */
export const STILL_FIELDS = { id: true, name: true, width: true, height: true, thumbhash: true, fromTakeId: true, fromFrame: true } as const;

interface StillRow extends Omit<StillView, "url" | "from"> {
  fromTakeId: string | null;
  fromFrame: number | null;
}

/** What people see of a still. Its address is a path on this host. */
export function toStillView({ id, name, width, height, thumbhash, fromTakeId, fromFrame }: StillRow): StillView {
  const from = fromTakeId !== null && fromFrame !== null ? { takeId: fromTakeId, frame: fromFrame } : null;
  return { id, url: `/api/media/stills/${id}`, width, height, thumbhash, name, from };
}
