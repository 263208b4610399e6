import { db, dbNow } from "@/lib/db";
import { storage } from "@/lib/storage/current";
import { listKey, manifestKey } from "@/lib/zip/list";

const MOST_AT_ONCE = 500;

/** Removes the lists of zips that have run out. */
export async function sweepZips(): Promise<void> {
  const old = await db().zip.findMany({ where: { expiresAt: { lt: await dbNow() } }, take: MOST_AT_ONCE, select: { id: true } });
  for (const { id } of old) await removeZipFiles(id);
}

/** Forgets a zip: its list, its manifest, and then its row. */
export async function removeZipFiles(zipId: string): Promise<void> {
  await storage().remove(listKey(zipId));
  await storage().remove(manifestKey(zipId));
  await db().zip.deleteMany({ where: { id: zipId } });
}
