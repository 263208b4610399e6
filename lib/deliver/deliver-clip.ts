import type { ReadScope } from "@/lib/access/actor";
import { findClipFile, findClipName } from "@/lib/clips/data";
import { serveClip } from "@/lib/clips/serve";
import { findRecipe } from "@/lib/deliver/data";
import { writePacket } from "@/lib/deliver/recipe-packet";
import { AppError } from "@/lib/errors";
import { type ServedObject, serveObject } from "@/lib/http/serve-object";
import { sha256 } from "@/lib/ids";
import { xmpBox } from "@/lib/media/xmp-box";
import { storage } from "@/lib/storage/current";
import { withTail } from "@/lib/storage/with-tail";

/**
 * Answers GET and HEAD for a take's clip. To be watched it is the stored file; to be kept (`?download=1`) its recipe follows the provider's
 * bytes in a box of its own, unless `recipe=none` asks for the bytes as they were generated. Throws not_found.
 */
export async function deliverClip(request: Request, scope: ReadScope, takeId: string): Promise<Response> {
  const query = new URL(request.url).searchParams;
  if (query.get("download") !== "1" || query.get("recipe") === "none") return serveClip(request, scope, takeId, "clip");
  const file = await findClipFile(scope, takeId, "clip");
  const response = file && (await serveWithRecipe(request, scope, takeId, file));
  if (!response) throw new AppError("not_found", "There is no such clip, or it isn't ready yet.");
  return response;
}

async function serveWithRecipe(request: Request, scope: ReadScope, takeId: string, file: ServedObject): Promise<Response | null> {
  const [recipe, downloadName] = await Promise.all([findRecipe(scope, takeId), findClipName(scope, takeId, request)]);
  if (!recipe || !downloadName) return null;
  const box = xmpBox(writePacket(recipe, recipe.take.createdAt));
  const bytes = file.bytes + box.length;
  // a project's new code changes the recipe: the tag is of both parts, and the browser asks again
  const tag = sha256(`${file.tag} ${sha256(box)}`);
  return serveObject(request, withTail(storage(), file.bytes, box), { ...file, bytes, tag, downloadName, maxAgeS: 0 });
}
