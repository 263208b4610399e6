import { db } from "@/lib/db";
import { readPlace, takeFiltersOf } from "@/lib/gallery/state";
import type { Prisma } from "@/prisma/generated/client";

/** The takes that a kept filter matches at this moment; null when it names a project that is no more. Takes in the archive are not among them. */
export async function filterWhere(filter: Prisma.JsonValue): Promise<Prisma.TakeWhereInput | null> {
  const { filters } = readPlace(new URLSearchParams(searchOf(filter)));
  const projects = await db().project.findMany({ select: { id: true, code: true } });
  if (filters.project && !projects.some(({ code }) => code === filters.project)) return null;
  return { ...takeFiltersOf(filters, projects), archivedAt: null };
}

/** The project that a filter is narrowed to; null where it is to none. */
export async function filterProject(filter: Prisma.JsonValue): Promise<string | null> {
  const { filters } = readPlace(new URLSearchParams(searchOf(filter)));
  const project = filters.project ? await db().project.findUnique({ where: { code: filters.project }, select: { id: true } }) : null;
  return project?.id ?? null;
}

/** A live filter is kept as `{ search }`: what stood in the gallery's address behind the question mark. */
export function searchOf(filter: Prisma.JsonValue): string {
  return typeof filter === "object" && filter !== null && "search" in filter && typeof filter.search === "string" ? filter.search : "";
}
