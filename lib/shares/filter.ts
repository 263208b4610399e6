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

/**
 * The condition, on a row `t` of take, that a live filter leaves it. What can't be read leaves nothing. Words are looked for in prompts alone, and as whole
 * words: what somebody writes in a note, or a slip of the keys, must not open a take to guests.
 */
export async function filterCondition({ filter, createdById }: Pick<Reach, "filter" | "createdById">, tx: Tx): Promise<Prisma.Sql> {
  const filters = readFilters(filter);
  if (!filters) return Prisma.sql`false`;
  const { q, ...others } = filters;
  const condition = await narrow(others, createdById, tx);
  return q === undefined ? condition : Prisma.sql`${condition} AND ${inPrompt(q)}`;
}

/** The same as the gallery shows it to a member at this moment, notes and slips of the keys included: they see what they choose. */
export async function filterNow(filter: Prisma.JsonValue, memberId: string, tx: Tx): Promise<Prisma.Sql> {
  const filters = readFilters(filter);
  return filters ? narrow(filters, memberId, tx) : Prisma.sql`false`;
}

/** The prompt stands among the searched words as a row of its own, without a note. */
function inPrompt(q: string): Prisma.Sql {
  return Prisma.sql`t.id IN (SELECT x.take_id FROM take_text x WHERE x.note_id IS NULL AND x.words @@ take_query(${q}))`;
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
