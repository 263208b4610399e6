import { readFile } from "node:fs/promises";
import path from "node:path";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { serveObject } from "@/lib/http/serve-object";
import { sha256 } from "@/lib/ids";
import { listCovered } from "@/lib/shares/covered";
import { findShareByToken, isForAnybody, type OpenShare } from "@/lib/shares/open-share";
import { storage } from "@/lib/storage/current";

/** What a messenger gets to see of a link that is not for anybody. */
export const FIXED_CARD = "/share-card.png";

/** What may be told of a link to whoever finds it: its name and that it has a picture; null unless it is open for anybody. */
export async function findCard(token: string): Promise<{ name: string } | null> {
  const share = await findShareByToken(sha256(token));
  return share && isForAnybody(share) ? { name: share.name } : null;
}

/**
 * The picture beside a link: of a link that is for anybody the first clip's, of all others, and of what is no link at all, the same card. It is decided anew
 * for each request and no cache keeps it.
 */
export async function servePreview(request: Request, token: string): Promise<Response> {
  const share = await findShareByToken(sha256(token));
  const poster = share && isForAnybody(share) ? await firstPoster(share) : null;
  const response = (poster && (await serveObject(request, storage(), poster))) ?? (await fixedCard());
  response.headers.set("cache-control", "private, no-store");
  return response;
}

async function firstPoster(share: OpenShare) {
  const [takeId] = await listCovered(share);
  const clip = takeId === undefined ? null : await db().clip.findUnique({ where: { takeId }, select: { posterKey: true, sha256: true } });
  const bytes = clip && (await storage().size(clip.posterKey));
  if (!clip || bytes === null) return null;
  return { storageKey: clip.posterKey, bytes, tag: `${clip.sha256.slice(0, 40)}-poster-${bytes}`, contentType: "image/jpeg" };
}

async function fixedCard(): Promise<Response> {
  const card = await readFile(path.join(process.cwd(), "public", FIXED_CARD)).catch(() => null);
  if (!card) throw new AppError("not_found", "There is no picture.");
  return new Response(card, { headers: { "content-type": "image/png", "content-length": String(card.length), "x-content-type-options": "nosniff" } });
}
