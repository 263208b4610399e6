import type { ReadScope } from "@/lib/access/actor";
import { AppError } from "@/lib/errors";
import { serveObject } from "@/lib/http/serve-object";
import { reelClip, reelFileName } from "@/lib/reels/rendered";
import { storage } from "@/lib/storage/current";

/** Answers GET and HEAD for a reel's video or poster, with ranges: the newest, or `?render=` one; `?download=1` offers it under a good name. Throws not_found. */
export async function serveReel(request: Request, _scope: ReadScope, reelId: string, part: "video" | "poster"): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const renderId = query.get("render") ?? undefined;
  const clip = await reelClip(reelId, renderId);
  const downloadName = clip && query.get("download") === "1" ? reelFileName(clip, part === "video" ? ".mp4" : ".jpg") : undefined;
  // without a render's name the address stands for whatever is newest
  const maxAgeS = renderId === undefined ? 0 : undefined;
  const response = clip && (await serveObject(request, storage(), { ...clip[part], downloadName, maxAgeS }));
  if (!response) throw new AppError("not_found", "There is no such video. Render the reel first.");
  return response;
}
