import { UTApi } from "uploadthing/server";
import { actorOfMember } from "@/lib/access/member-actor";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { outbound } from "@/lib/http/outbound";
import { log } from "@/lib/log";
import { takeInStill } from "@/lib/stills/intake";
import type { StillView } from "@/lib/takes/view";
import { partPath } from "@/lib/uploads/ingest/parts";
import type { UploadMetadata } from "@/lib/uploads/schema";

const FETCH_MS = 60_000;

/** A file whose bytes have arrived: at our own ingest, or at UploadThing. */
interface ArrivedFile {
  key: string;
  name: string;
  ufsUrl: string;
}

/** Makes a still of a file that came through the ingest. */
export async function takeInUpload({ memberId }: UploadMetadata, file: ArrivedFile): Promise<StillView> {
  const actor = await actorOfMember(memberId);
  const { UPLOADTHING_TOKEN } = env();
  if (!UPLOADTHING_TOKEN) return takeInStill(actor, { path: partPath(file.key), name: file.name });
  try {
    return await takeInStill(actor, { stream: await fetchOriginal(file.ufsUrl), name: file.name });
  } finally {
    await deleteOriginal(UPLOADTHING_TOKEN, file.key);
  }
}

async function fetchOriginal(url: string): Promise<AsyncIterable<Uint8Array>> {
  const response = await outbound()(url, { redirect: "follow", signal: AbortSignal.timeout(FETCH_MS) });
  if (!response.ok || !response.body) throw new AppError("unavailable", "The picture could not be fetched from UploadThing. Add it again.");
  return response.body;
}

/** The still is ours by now or was refused; an original that stays behind costs room, not the upload. */
async function deleteOriginal(token: string, key: string): Promise<void> {
  try {
    await new UTApi({ token, fetch: outbound(), logLevel: "None" }).deleteFiles(key);
  } catch (error) {
    log().warn({ err: error }, "an original could not be deleted from UploadThing");
  }
}
