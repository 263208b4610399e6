import { db } from "@/lib/db";
import { mediaFolder } from "@/lib/storage/current";
import { sweepParts } from "@/lib/storage/disk";
import { removeStaleParts } from "@/lib/uploads/ingest/parts";

const DAY_MS = 24 * 3600 * 1000;

/** Clears away uploads that nobody went on with for a day, and files that a killed process left half written. Answers how many files went. */
export async function sweepUploads(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - DAY_MS);
  await db().upload.deleteMany({ where: { createdAt: { lt: before } } });
  return (await removeStaleParts(before)) + (await sweepParts(mediaFolder(), before));
}
