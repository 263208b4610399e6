import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ListStills } from "@/lib/stills/schema";
import { STILL_FIELDS, toStillView } from "@/lib/stills/view";
import { storage } from "@/lib/storage/current";
import type { StillView } from "@/lib/takes/view";

export interface StillPage {
  data: StillView[];
  nextCursor: string | null;
}

/** Where a still's bytes are and what they are. */
export interface StillFile {
  storageKey: string;
  bytes: number;
  sha256: string;
  contentType: string;
  name: string;
}

export const FILE_FIELDS = { storageKey: true, bytes: true, sha256: true, contentType: true, name: true } as const;

export async function findStill(_scope: ReadScope, id: string): Promise<StillView | null> {
  const row = isId(id) ? await db().still.findUnique({ where: { id }, select: STILL_FIELDS }) : null;
  return row && toStillView(row);
}

/** The newest first. */
export async function listStills(_scope: ReadScope, { cursor, limit }: ListStills): Promise<StillPage> {
  // Ids sort by time of making, so the primary key is the order and the cursor.
  const rows = await db().still.findMany({
    ...(cursor && isId(cursor) && { where: { id: { lt: cursor } } }),
    orderBy: { id: "desc" },
    take: limit + 1,
    select: STILL_FIELDS,
  });
  const data = rows.slice(0, limit).map(toStillView);
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

export async function findStillFile(_scope: ReadScope, id: string): Promise<StillFile | null> {
  return isId(id) ? db().still.findUnique({ where: { id }, select: FILE_FIELDS }) : null;
}

/** The picture itself. Throws not_found when there is no such still, and unavailable when its file can't be read. */
export async function getStillBytes(scope: ReadScope, id: string): Promise<{ bytes: Buffer; contentType: string; name: string }> {
  const file = await findStillFile(scope, id);
  if (!file) throw new AppError("not_found", "There is no such still.");
  return { bytes: await readStillFile(file), contentType: file.contentType, name: file.name };
}

/** All of a still's file; throws unavailable when it is gone from the storage. */
export async function readStillFile(file: { storageKey: string }): Promise<Buffer> {
  const stream = await storage().read(file.storageKey);
  if (!stream) throw new AppError("unavailable", "The still's file is missing from the storage.");
  return Buffer.from(await new Response(stream).arrayBuffer());
}

/** The database refuses some texts outright (a NUL); what can't be an id is simply not found. */
function isId(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id);
}
