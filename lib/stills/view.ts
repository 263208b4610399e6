import type { StillView } from "@/lib/takes/view";

/** The columns that a view of a still needs. */
export const STILL_FIELDS = { id: true, name: true, width: true, height: true, thumbhash: true } as const;

/** What people see of a still. Its address is a path on this host. */
export function toStillView(row: { id: string; name: string; width: number; height: number; thumbhash: string }): StillView {
  return { id: row.id, url: `/api/media/stills/${row.id}`, width: row.width, height: row.height, thumbhash: row.thumbhash, name: row.name };
}
