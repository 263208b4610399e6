import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** True when `hex` is the HMAC-SHA256 of the parts under the key, compared in constant time. */
export function isHmacHex(key: string, parts: readonly (string | Uint8Array)[], hex: string): boolean {
  const mac = createHmac("sha256", key);
  for (const part of parts) mac.update(part);
  return isSameSecret(mac.digest("hex"), hex.toLowerCase());
}

/** Compares two secrets in a time that tells nothing of either, their lengths included. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
