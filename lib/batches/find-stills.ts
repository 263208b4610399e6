import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { STILL_FIELDS, toStillView } from "@/lib/stills/view";
import type { StillView } from "@/lib/takes/view";

/** The newest stills to choose from; the same picture once. */
const RECENT = 60;

/** Stills by id, or by the name of their file: of several with one name the newest that is no cut of another. What is not found is left out. */
export async function findStills(_scope: ReadScope, refs: readonly string[]): Promise<Record<string, StillView>> {
  const wanted = [...new Set(refs)].filter((ref) => !ref.includes("\0"));
  const rows = await db().still.findMany({
    where: { OR: [{ id: { in: wanted } }, { name: { in: wanted } }] },
    orderBy: { id: "asc" },
    select: { ...STILL_FIELDS, sourceId: true },
  });
  const [cuts, wholes] = [rows.filter(({ sourceId }) => sourceId !== null), rows.filter(({ sourceId }) => sourceId === null)];
  const byName = [...cuts, ...wholes].map((row) => [row.name, toStillView(row)] as const);
  const byId = rows.map((row) => [row.id, toStillView(row)] as const);
  const known = Object.fromEntries([...byName, ...byId]);
  return Object.fromEntries(wanted.flatMap((ref) => (known[ref] ? [[ref, known[ref]]] : [])));
}

/** The newest stills, the same picture once. */
export async function listRecentStills(_scope: ReadScope): Promise<StillView[]> {
  const rows = await db().still.findMany({ orderBy: { id: "desc" }, take: 4 * RECENT, select: { ...STILL_FIELDS, sha256: true } });
  return rows
    .filter((row, index, all) => all.findIndex(({ sha256 }) => sha256 === row.sha256) === index)
    .slice(0, RECENT)
    .map(toStillView);
}
