import { db } from "@/lib/db";
import { FILE_FIELDS, type StillFile } from "@/lib/stills/data";
import { readPublicName } from "@/lib/stills/public-path";

/** The file that a signed name opens, to whoever holds it; null for a forged or late one. The signature is the proof of access. */
export async function findPublicFile(name: string): Promise<{ file: StillFile; secondsLeft: number } | null> {
  const claim = readPublicName(name);
  const file = claim && (await db().still.findUnique({ where: { id: claim.stillId }, select: FILE_FIELDS }));
  return claim && file && { file, secondsLeft: claim.secondsLeft };
}
