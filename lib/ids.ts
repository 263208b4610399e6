import { createHash, randomBytes } from "node:crypto";
import { v7 } from "uuid";

/** A new row id: a UUID that sorts by time of making. */
export function newId(): string {
  return v7();
}

/** An unguessable token of 256 bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hex: how tokens are kept and payloads compared. */
export function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}
