import { db } from "@/lib/db";
import { isSameSecret } from "@/lib/http/signature";
import { closed } from "@/lib/shares/guest";
import { findOpenShare, findShareNow, isEmbeddable, type OpenShare } from "@/lib/shares/open-share";
import { embedKey, embedPassOf, newPass, passCookie } from "@/lib/shares/pass-cookie";

/** The path that a frame on another site shows; null for a link that no frame may show. A new link or password makes it another one. */
export async function embedHref(shareId: string): Promise<string | null> {
  const share = await findShareNow(shareId, db());
  return share && isEmbeddable(share) ? `/g/${shareId}/embed?key=${embedKey(shareId, share.keyVersion)}` : null;
}

/** The link that an embed's key opens; null unless a frame may show it now. */
export async function findEmbed(shareId: string, key: string): Promise<OpenShare | null> {
  const share = await findShareNow(shareId, db());
  return share && isEmbeddable(share) && isSameSecret(key, embedKey(shareId, share.keyVersion)) ? share : null;
}

/** Exchanges an embed's key for the cookie of a pass that is good for watching in that frame. Throws `not_found`. */
export async function openEmbed(headers: Headers, shareId: string, key: string): Promise<string> {
  const share = await findEmbed(shareId, key);
  if (!share) throw closed();
  return passCookie(headers, newPass(share.id, share.keyVersion, { isUnlocked: true, isEmbedded: true }));
}

/** The origins that may show this frame: for who has its key or its pass; nobody else hears of any. */
export async function frameAncestorsOf(headers: Headers, shareId: string, key: string | null): Promise<readonly string[]> {
  if (key !== null) return (await findEmbed(shareId, key))?.embedOrigins ?? [];
  const pass = embedPassOf(headers, shareId);
  const share = pass && (await findOpenShare(shareId, pass.keyVersion, ""));
  return share && isEmbeddable(share) ? share.embedOrigins : [];
}
