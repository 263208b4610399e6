import { db } from "@/lib/db";
import { readPlace, takeFiltersOf } from "@/lib/gallery/state";
import type { Prisma } from "@/prisma/generated/client";

/** A live filter as a link keeps it: what stood in the gallery's address. */
export interface KeptFilter {
  search: string;
}

/** The takes that a kept filter matches at this moment; null when it names a project that is no more. Takes in the archive are not among them unless it asks for them. */
export async function filterWhere(filter: Prisma.JsonValue): Promise<Prisma.TakeWhereInput | null> {
  const { filters } = readPlace(new URLSearchParams(searchOf(filter)));
  const projects = await db().project.findMany({ select: { id: true, code: true } });
  if (filters.project && !projects.some(({ code }) => code === filters.project)) return null;
  return { ...takeFiltersOf(filters, projects), archivedAt: null };
}

/** The column holds what `makeShares` wrote. */
export function searchOf(filter: Prisma.JsonValue): string {
  return typeof filter === "object" && filter !== null && "search" in filter && typeof filter.search === "string" ? filter.search : "";
}
