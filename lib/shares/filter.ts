import type { Tx } from "@/lib/db";
import { findProjectId, narrow } from "@/lib/gallery/narrow";
import { GalleryFilters as Known } from "@/lib/gallery/schema";
import { type GalleryFilters, placeHref, readPlace } from "@/lib/gallery/state";
import type { Reach } from "@/lib/shares/covered";
import { Prisma } from "@/prisma/generated/client";

/** What of the gallery's address is no filter. */
const NOT_FILTERS = ["sort", "take"];

/**
 * The filters that stand in a gallery's address, as a link keeps them; null when there is a word in it that the gallery does not know. Unlike a bookmark, which
 * then shows more, a link must not lead to more than was meant.
 */
export function filtersIn(search: string): GalleryFilters | null {
  const params = new URLSearchParams(search);
  const { filters } = readPlace(params);
  const understood = new URL(placeHref({ filters }), "http://gallery").searchParams;
  const isWhole = [...params].every(([name, value]) => !value || NOT_FILTERS.includes(name) || understood.has(name));
  const kept = Known.safeParse(filters);
  return isWhole && kept.success ? kept.data : null;
}

/** The condition, on a row `t` of take, that a live filter leaves it. What can't be read leaves nothing. */
export async function filterCondition({ filter, createdById }: Pick<Reach, "filter" | "createdById">, tx: Tx): Promise<Prisma.Sql> {
  const filters = readFilters(filter);
  return filters ? narrow(filters, createdById, tx) : Prisma.sql`false`;
}

/** The project that a kept filter is narrowed to; null where it is to none. */
export async function filterProject(filter: Prisma.JsonValue): Promise<string | null> {
  const project = readFilters(filter)?.project;
  return project === undefined ? null : findProjectId(project);
}

/** The gallery's address with a link's filters; null where they can't be read. */
export function filterHref(filter: Prisma.JsonValue): string | null {
  const filters = readFilters(filter);
  return filters && placeHref({ filters });
}

/** The column holds what `makeShares` kept; anything else is none. */
function readFilters(filter: Prisma.JsonValue): GalleryFilters | null {
  const parsed = Known.safeParse(filter);
  return parsed.success ? parsed.data : null;
}
