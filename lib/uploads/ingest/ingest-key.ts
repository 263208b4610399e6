import { createHmac } from "node:crypto";
import { env } from "@/lib/env";

/** The secret that the SDK and our ingest share. Made of this installation's SECRET_KEY, so nobody else can sign an upload. */
export function ingestKey(): string {
  return `sk_${createHmac("sha256", env().SECRET_KEY).update("upload ingest").digest("hex")}`;
}

/** The same as the SDK wants it: its token names the key, an app and a region. */
export function ingestToken(): string {
  return Buffer.from(JSON.stringify({ apiKey: ingestKey(), appId: "dailies", regions: ["here"] })).toString("base64");
}

/** The SDK's signature of a text, as it writes it. */
export function signText(text: string): string {
  return `hmac-sha256=${createHmac("sha256", ingestKey()).update(text).digest("hex")}`;
}
