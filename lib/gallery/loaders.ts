import "server-only";
import { type AskedTiles, listTiles } from "@/lib/gallery/data";
import type { TilePage } from "@/lib/gallery/view";
import { requireMember } from "@/lib/next/session";

/** The first page of tiles for a page of the studio; sends strangers to sign in. */
export async function loadTiles(asked: Pick<AskedTiles, "filters" | "sort" | "limit">): Promise<TilePage> {
  return listTiles(await requireMember(), asked);
}
