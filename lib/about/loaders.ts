import "server-only";
import { isAllowed } from "@/lib/access/actor";
import { env } from "@/lib/env";
import { requireMember } from "@/lib/next/session";
import { mediaFolder } from "@/lib/storage/current";
import { version } from "@/package.json";

/** What runs here, as much as this member may know. */
export interface About {
  version: string;
  isOwner: boolean;
  /** Where stills and clips are kept; null for those who don't run the server. */
  mediaFolder: string | null;
  publicUrl: string | null;
}

export async function loadAbout(): Promise<About> {
  const isOwner = isAllowed(await requireMember(), "manage");
  return { version, isOwner, mediaFolder: isOwner ? mediaFolder() : null, publicUrl: isOwner ? (env().PUBLIC_URL ?? null) : null };
}
