import { env } from "@/lib/env";
import { newToken, sha256 } from "@/lib/ids";

/** A new link's secret of 256 bits: to be shown once, and what is kept of it. */
export function newShareToken(): { token: string; kept: { tokenHash: string; tokenHint: string } } {
  const token = newToken();
  return { token, kept: { tokenHash: sha256(token), tokenHint: token.slice(-4) } };
}

/** The address that opens a share. `origin` is where its maker works: used unless the studio has a public address. */
export function shareUrl(origin: string, token: string): string {
  return `${linkOrigin(origin)}/s/${token}`;
}

/** Where links of this studio lead. */
export function linkOrigin(origin: string): string {
  const { PUBLIC_URL } = env();
  return PUBLIC_URL ? new URL(PUBLIC_URL).origin : origin;
}
