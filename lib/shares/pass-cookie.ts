import { createHmac, hkdfSync } from "node:crypto";
import { requireOrigin } from "@/lib/access/host";
import { env } from "@/lib/env";
import { isSameSecret } from "@/lib/http/signature";
import { newToken } from "@/lib/ids";
import { GUEST_DAYS } from "@/lib/shares/limits";

/** What a browser holds that came by a link, or that shows an embed. */
export interface Pass {
  shareId: string;
  /** The link's when it was opened: a change of the link or its password makes it another one. */
  keyVersion: number;
  /** Seconds since 1970. */
  issuedAt: number;
  /** The password was given, where there is one. */
  isUnlocked: boolean;
  /** In a frame on another site. */
  isEmbedded: boolean;
  /** Tells one browser's visits from another's in the counts, and names nobody. */
  visit: string;
}

const NAMES = { pass: "dailies.share", embed: "dailies.embed", guest: "dailies.guest" } as const;
const LASTS_S = GUEST_DAYS * 86_400;

/** A pass as it begins. */
export function newPass(shareId: string, keyVersion: number, more: { isUnlocked: boolean; isEmbedded?: boolean; visit?: string }): Pass {
  return { shareId, keyVersion, issuedAt: Math.floor(Date.now() / 1000), isEmbedded: false, visit: newToken().slice(0, 16), ...more };
}

/** The Set-Cookie line that hands out a pass: for this share's addresses alone, and no script reads it. */
export function passCookie(headers: Headers, pass: Pass): string {
  const payload = Buffer.from(JSON.stringify(pass)).toString("base64url");
  const isSecure = isHttps(headers);
  // A frame on another site is sent no Lax cookie; partitioned, this one is known on that site alone.
  const site = pass.isEmbedded && isSecure ? "SameSite=None; Partitioned" : "SameSite=Lax";
  return line(nameOf(pass.isEmbedded ? "embed" : "pass", isSecure), `${payload}.${signatureOf(payload)}`, pass.shareId, isSecure, site);
}

/** The Set-Cookie line by which a guest is known again. */
export function guestCookie(headers: Headers, shareId: string, secret: string): string {
  const isSecure = isHttps(headers);
  return line(nameOf("guest", isSecure), secret, shareId, isSecure, "SameSite=Lax");
}

/** The pass that a request shows for this share, when we signed it and it is not too old; null otherwise. A link's pass goes before an embed's. */
export function passOf(headers: Headers, shareId: string, now = Date.now()): Pass | null {
  return readPass(headers, "pass", shareId, now) ?? readPass(headers, "embed", shareId, now);
}

/** The pass of a frame alone. */
export function embedPassOf(headers: Headers, shareId: string, now = Date.now()): Pass | null {
  return readPass(headers, "embed", shareId, now);
}

/** What a guest proves by who they are; null for nobody yet. */
export function guestSecretOf(headers: Headers): string | null {
  return cookieOf(headers, nameOf("guest", isHttps(headers)));
}

/** Proves that an embed's address was made by us, for this link as it is now. It opens nothing but the frame. */
export function embedKey(shareId: string, keyVersion: number): string {
  return createHmac("sha256", secretFor("dailies embeds")).update(`${shareId} ${keyVersion}`).digest("base64url");
}

function readPass(headers: Headers, kind: "pass" | "embed", shareId: string, now: number): Pass | null {
  const [payload = "", signature = ""] = cookieOf(headers, nameOf(kind, isHttps(headers)))?.split(".") ?? [];
  if (!isSameSecret(signature, signatureOf(payload))) return null;
  const pass = toPass(payload);
  const isFresh = pass.issuedAt * 1000 > now - LASTS_S * 1000;
  return pass.shareId === shareId && pass.isEmbedded === (kind === "embed") && isFresh ? pass : null;
}

/** Signed by us, so it is what we wrote. */
function toPass(payload: string): Pass {
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as Pass;
}

function signatureOf(payload: string): string {
  return createHmac("sha256", secretFor("dailies shares")).update(payload).digest("base64url");
}

function secretFor(what: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().SECRET_KEY, "", what, 32));
}

function isHttps(headers: Headers): boolean {
  return requireOrigin(headers).startsWith("https:");
}

function nameOf(kind: keyof typeof NAMES, isSecure: boolean): string {
  return isSecure ? `__Secure-${NAMES[kind]}` : NAMES[kind];
}

function line(name: string, value: string, shareId: string, isSecure: boolean, site: string): string {
  return `${name}=${value}; Path=/g/${shareId}; Max-Age=${LASTS_S}; HttpOnly; ${isSecure ? "Secure; " : ""}${site}`;
}

/** The first cookie of this name counts, as everywhere: browsers send the one with the longest path first. */
function cookieOf(headers: Headers, name: string): string | null {
  for (const pair of headers.get("cookie")?.split(";") ?? []) {
    const equals = pair.indexOf("=");
    if (pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim() || null;
  }
  return null;
}
