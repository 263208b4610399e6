import { createHmac } from "node:crypto";

/** The secret that WaveSpeed would sign an account's callbacks with, made from its key. */
export function wavespeedSecret(worldSecret: string, apiKey: string): string {
  return `whsec_${createHmac("sha256", worldSecret).update(`wavespeed webhook ${apiKey}`).digest("hex")}`;
}

/** WaveSpeed signs `id.timestamp.body` with the secret's text after `whsec_`, in hex. Not Standard Webhooks, whatever the headers look like. */
export function wavespeedHeaders(secret: string, deliveryId: string, atMs: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000));
  const hex = createHmac("sha256", secret.replace(/^whsec_/, ""))
    .update(`${deliveryId}.${timestamp}.${body}`)
    .digest("hex");
  return { "webhook-id": deliveryId, "webhook-timestamp": timestamp, "webhook-signature": `v3,${hex}` };
}

/** Eachlabs signs `timestamp.body` with the secret that came with the create, and sends that secret along as it is. */
export function eachlabsHeaders(secret: string, atMs: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1000));
  const hex = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return { "x-webhook-secret": secret, "x-webhook-signature": `sha256=${hex}`, "x-webhook-timestamp": timestamp };
}
