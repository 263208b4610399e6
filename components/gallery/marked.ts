import type { TileView } from "@/lib/gallery/view";

/** What can be done to a take and is seen on its tile. */
export type Mark =
  | { what: "favourite"; isOn: boolean }
  | { what: "tag"; tag: string; isOn: boolean }
  | { what: "rating"; rating: number | null }
  | { what: "archive"; isOn: boolean }
  | { what: "trash"; isOn: boolean };

/** A tile as it will be after a change. */
export function marked(tile: TileView, mark: Mark): TileView {
  switch (mark.what) {
    case "favourite":
      return { ...tile, isFavourite: mark.isOn };
    case "rating":
      return { ...tile, rating: mark.rating };
    case "archive":
      return { ...tile, isArchived: mark.isOn };
    case "trash":
      return { ...tile, isTrashed: mark.isOn };
    case "tag":
      return { ...tile, tags: [...tile.tags.filter((tag) => tag !== mark.tag), ...(mark.isOn ? [mark.tag] : [])] };
  }
}
