import { z } from "zod";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { removePart } from "@/lib/uploads/ingest/parts";
import { asWriter } from "@/lib/uploads/ingest/writers";
import { type Announced, UploadMetadata } from "@/lib/uploads/schema";

/** Uploads that one member may have begun and not finished. */
const UNFINISHED_MAX = 100;

const Registration = z.object({
  fileKeys: z.array(z.string().min(1).max(200)),
  metadata: UploadMetadata,
  callbackUrl: z.string(),
  callbackSlug: z.string(),
});

/**
 * Notes the uploads that the router has signed addresses for. A file that the same member began before goes on where it stopped;
 * one that was finished begins anew, as a new still.
 */
export async function registerUploads(body: unknown): Promise<void> {
  const { fileKeys, metadata, callbackUrl, callbackSlug } = Registration.parse(body);
  for (const [index, key] of fileKeys.entries()) {
    const file = metadata.files[index];
    if (!file) throw new TypeError("There are more keys than files.");
    await asWriter(key, async () => {
      const known = await db().upload.findUnique({ where: { key } });
      if (known && known.doneAt === null && isSameFile(known, metadata.memberId, file)) return;
      // Keys have 31 bits: another's unfinished upload is no reason to take its place.
      if (known && known.doneAt === null) throw new AppError("conflict", "Another upload is in the way. Try again in a moment.");
      await removePart(key);
      const row = {
        memberId: metadata.memberId,
        name: file.name,
        size: file.size,
        type: file.type,
        metadata,
        callbackUrl,
        slug: callbackSlug,
        createdAt: new Date(),
      };
      await db().upload.deleteMany({ where: { key } });
      await db().upload.create({ data: { key, ...row } });
    });
  }
}

/** Refuses a member who leaves uploads lying about: each may hold 25 MB of disk until it is swept. */
export async function checkUnfinished(memberId: string): Promise<void> {
  const unfinished = await db().upload.count({ where: { memberId, doneAt: null } });
  if (unfinished >= UNFINISHED_MAX)
    throw new AppError("too_many", "Too many uploads were begun and not finished. They are cleared away within a day.", { retryAfterS: 3600 });
}

function isSameFile(known: { memberId: string; name: string; size: number; type: string }, memberId: string, file: Announced): boolean {
  return known.memberId === memberId && known.name === file.name && known.size === file.size && known.type === file.type;
}
