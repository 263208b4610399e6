import type { ReadScope } from "@/lib/access/actor";
import { AppError } from "@/lib/errors";
import { serveObject } from "@/lib/http/serve-object";
import { findStillFile, type StillFile } from "@/lib/stills/data";
import { findPublicFile } from "@/lib/stills/public-file";
import { storage } from "@/lib/storage/current";

/** Answers GET and HEAD for a still. Throws not_found. */
export async function serveStill(request: Request, scope: ReadScope, stillId: string): Promise<Response> {
  return serve(request, await findStillFile(scope, stillId));
}

/** The same for a provider, who has nothing but the signed name of `publicStillPath`. */
export async function servePublicStill(request: Request, name: string): Promise<Response> {
  const found = await findPublicFile(name);
  return serve(request, found?.file ?? null, found?.secondsLeft);
}

async function serve(request: Request, file: StillFile | null, maxAgeS?: number): Promise<Response> {
  const response = file && (await serveObject(request, storage(), { ...file, tag: file.sha256, maxAgeS }));
  if (!response) throw new AppError("not_found", "There is no such still.");
  return response;
}
