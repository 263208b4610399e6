import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts a text for keeping, under SECRET_KEY. `about` says what it is and of whom: it opens only under the same words. */
export function seal(text: string, about: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyNow(), iv).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final()]);
  return `${VERSION}.${Buffer.concat([sealed, cipher.getAuthTag()]).toString("base64url")}`;
}

/** Opens what `seal` made; null when SECRET_KEY is another now, the words differ, or it was tampered with. */
export function unseal(sealed: string, about: string): string | null {
  const [version, body] = sealed.split(".");
  const bytes = Buffer.from(body ?? "", "base64url");
  if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyNow(), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

let derived: { from: string; key: Buffer } | undefined;

function keyNow(): Buffer {
  const from = env().SECRET_KEY;
  if (derived?.from !== from) derived = { from, key: Buffer.from(hkdfSync("sha256", from, "", "dailies provider settings", 32)) };
  return derived.key;
}
