import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { ProviderId, VideoProvider } from "@/lib/providers/provider";
import { readStillFile } from "@/lib/stills/data";
import { isPublicHost } from "@/lib/stills/public-host";
import { publicStillPath } from "@/lib/stills/public-path";
import { storage } from "@/lib/storage/current";

/** Where a provider reads a still, and which way it was put there. */
export interface VendorAddress {
  url: string;
  way: "storage" | "public_url" | "vendor_upload";
}

interface Provider {
  id: ProviderId;
  mode: "live" | "sandbox";
  client: Pick<VideoProvider, "upload">;
}

/** A take may wait at the provider before the still is read. */
const READABLE_FOR_S = 6 * 3600;

/**
 * A public address of a still for a provider: the storage's own, else one at PUBLIC_URL when that is https and public, else the
 * still's copy in the provider's store, put there once and used until it is about to expire. Never the bytes themselves.
 * The sandbox always gets a copy: no public address is any use to it. Throws ProviderError when the copy could not be made.
 */
export async function addressForProvider(stillId: string, provider: Provider): Promise<VendorAddress> {
  const still = await db().still.findUnique({ where: { id: stillId }, select: { id: true, storageKey: true, contentType: true } });
  if (!still) throw new AppError("not_found", "There is no such still.");
  if (provider.mode === "live") {
    const own = await storage().publicUrl(still.storageKey, READABLE_FOR_S);
    if (own) return { url: own, way: "storage" };
    const base = await publicBase();
    if (base) return { url: new URL(publicStillPath(still.id, READABLE_FOR_S), base).href, way: "public_url" };
  }
  return { url: await copyAtVendor(still, provider), way: "vendor_upload" };
}

/** PUBLIC_URL, if a vendor's server could open it. */
async function publicBase(): Promise<string | null> {
  const { PUBLIC_URL } = env();
  if (!PUBLIC_URL) return null;
  const { protocol, hostname } = new URL(PUBLIC_URL);
  return protocol === "https:" && (await isPublicHost(hostname)) ? PUBLIC_URL : null;
}

async function copyAtVendor(still: { id: string; storageKey: string; contentType: string }, { id, mode, client }: Provider): Promise<string> {
  const place = { provider: id, mode, stillId: still.id };
  const known = await db().vendorStill.findUnique({ where: { provider_mode_stillId: place } });
  if (known && known.expiresAt.getTime() > Date.now() + READABLE_FOR_S * 1000 && isStillThere(known.url, mode)) return known.url;
  const { url, expiresAt } = await client.upload({ bytes: await readStillFile(still), contentType: still.contentType, name: `${still.id}.jpg` });
  await db().vendorStill.upsert({ where: { provider_mode_stillId: place }, create: { ...place, url, expiresAt }, update: { url, expiresAt } });
  return url;
}

/** The sandbox may have moved to another port since; what it kept at the old one is out of reach. */
function isStillThere(url: string, mode: "live" | "sandbox"): boolean {
  return mode === "live" || new URL(url).host === new URL(env().SANDBOX_URL).host;
}
