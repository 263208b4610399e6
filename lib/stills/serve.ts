import type { ReadScope } from "@/lib/access/actor";
import { AppError } from "@/lib/errors";
import { type ServedObject, serveObject } from "@/lib/http/serve-object";
import { findStillFile } from "@/lib/stills/data";
import { findPublicFile } from "@/lib/stills/public-file";
import { askedVersion } from "@/lib/stills/small";
import { storage } from "@/lib/storage/current";

/** Answers GET and HEAD for a still, or for its small version (`?width=320`). Throws not_found. */
export async function serveStill(request: Request, scope: ReadScope, stillId: string): Promise<Response> {
  const file = await findStillFile(scope, stillId);
  return serve(request, file && (await askedVersion(request, "still", { ...file, tag: file.sha256 })));
}

/** The same for a provider, who has nothing but the signed name of `publicStillPath`. */
export async function servePublicStill(request: Request, name: string): Promise<Response> {
  const found = await findPublicFile(name);
  return serve(request, found && { ...found.file, tag: found.file.sha256, maxAgeS: found.secondsLeft });
}

async function serve(request: Request, object: ServedObject | null): Promise<Response> {
  const response = object && (await serveObject(request, storage(), object));
  if (!response) throw new AppError("not_found", "There is no such still.");
  return response;
}
