import type { Mark } from "@/components/gallery/marked";
import type { Picked } from "@/components/gallery/picked";
import type { WallList } from "@/components/gallery/wall-list";
import { SELECTED_MAX } from "@/lib/gallery/limits";
import type { Selection } from "@/lib/gallery/schema";
import type { GalleryFilters } from "@/lib/gallery/state";

/** The selection as a request carries it: named one by one, or by the filters that leave all of them. */
export function selectionOf(picked: Picked, list: WallList, { tags, ...filters }: GalleryFilters): Selection {
  if (!picked.all && picked.ids.size <= SELECTED_MAX) return { takeIds: [...picked.ids] };
  const except = picked.all ? [...picked.except] : idsOf({ all: true, except: picked.ids }, list);
  return { filters: { ...filters, ...(tags && { tags: [...tags] }) }, asOf: list.asOf ?? "", except };
}

/** Every selected take by its id, in the order of the wall. */
export function idsOf(picked: Picked, list: WallList): string[] {
  const ids: string[] = [];
  for (let at = 0; at < list.length; at++) {
    const id = list.idAt(at);
    if (picked.all ? !picked.except.has(id) : picked.ids.has(id)) ids.push(id);
  }
  return ids;
}

/** Whether a mark can take takes out of a wall that is narrowed and sorted so, or bring others in. */
export function changesWall({ what }: Mark, filters: GalleryFilters, sort: string | undefined): boolean {
  if (what === "archive" || what === "trash") return true;
  if (what === "favourite") return filters.favourite === true;
  if (what === "rating") return filters.rating !== undefined || sort === "rating";
  return filters.tags !== undefined;
}
