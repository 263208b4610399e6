import { requireRight } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { AppError } from "@/lib/errors";
import { isOwnIngest, uploadHandler } from "@/lib/uploads/handlers";

/**
 * Answers what the SDK asks of the studio. `origin` is checked. Browsers need a member who may write; UploadThing's own servers are known
 * by their signature, which the SDK checks. With our own ingest callbacks never come over the network, so one that does is a forgery.
 */
export async function serveUploads(request: Request, origin: string): Promise<Response> {
  const answer = uploadHandler(origin);
  if (request.headers.has("uploadthing-hook")) {
    if (isOwnIngest()) throw new AppError("not_found", "Nothing calls back here.");
    return answer(request);
  }
  requireRight(await requestActor(request), "write");
  return answer(request);
}
