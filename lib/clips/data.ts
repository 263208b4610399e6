import type { ReadScope } from "@/lib/access/actor";
import { clipName, templateTrouble } from "@/lib/clips/clip-name";
import { db } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import type { ServedObject } from "@/lib/http/serve-object";
import { slateOf } from "@/lib/shots/slate";
import { storage } from "@/lib/storage/current";

/** A clip itself, its first picture, or its frames side by side. */
export type ClipPart = "clip" | "poster" | "sprite";

const TAKE_ID = /^[\w-]{1,64}$/;

/** Where a take's clip, poster or sprite is and what it is; null when the take has none or there is no such take. */
export async function findClipFile(_scope: ReadScope, takeId: string, part: ClipPart): Promise<ServedObject | null> {
  if (!TAKE_ID.test(takeId)) return null;
  const clip = await db().clip.findUnique({
    where: { takeId },
    select: { storageKey: true, bytes: true, sha256: true, posterKey: true, spriteKey: true },
  });
  if (!clip) return null;
  if (part === "clip") return { storageKey: clip.storageKey, bytes: Number(clip.bytes), tag: clip.sha256, contentType: "video/mp4" };
  const storageKey = part === "poster" ? clip.posterKey : clip.spriteKey;
  const bytes = await storage().size(storageKey);
  // Poster and sprite are made of the clip, so its hash, the part and the length stand for their bytes.
  return bytes === null ? null : { storageKey, bytes, tag: `${clip.sha256.slice(0, 40)}-${part}-${bytes}`, contentType: "image/jpeg" };
}

/**
 * The name to keep a take's clip by, or what was made of it, by the template that the request names (`?name=`); null when there is no such
 * take. Asked only for downloads: it takes four tables to make. Throws `invalid` for a template that won't do.
 */
export async function findClipName(_scope: ReadScope, takeId: string, request: Request, ending?: string): Promise<string | null> {
  const template = new URL(request.url).searchParams.get("name") ?? undefined;
  const trouble = template === undefined ? null : templateTrouble(template);
  if (trouble) throw invalidField("name", trouble);
  if (!TAKE_ID.test(takeId)) return null;
  const take = await db().take.findUnique({
    where: { id: takeId },
    select: { number: true, prompt: true, provider: true, seed: true, shot: { select: { number: true, project: { select: { code: true } } } } },
  });
  return take && clipName({ ...take, slate: slateOf(take.shot) }, ending, template);
}
