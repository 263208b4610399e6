import { createHmac } from "node:crypto";
import { env } from "@/lib/env";
import type { ProviderId } from "@/lib/providers/provider";

/** The unguessable part of a create's callback address: made from its id and SECRET_KEY, so that it can be made again but is stored nowhere. */
export function callbackToken(createId: string): string {
  return derive("callback", createId);
}

/** What a vendor signs this create's callbacks with, where it takes a secret of ours. */
export function callbackSecret(createId: string): string {
  return derive("callback secret", createId);
}

/** Where the provider may call back: whenever PUBLIC_URL is set; without it only the sandbox, by loopback. Else null, and polling is enough. */
export function callbackUrl(provider: ProviderId, mode: "live" | "sandbox", createId: string): string | null {
  const { PUBLIC_URL, PORT } = env();
  const origin = PUBLIC_URL ?? (mode === "sandbox" ? `http://127.0.0.1:${PORT}` : null);
  return origin && `${origin.replace(/\/$/, "")}/api/callbacks/${provider}/${callbackToken(createId)}`;
}

function derive(purpose: string, createId: string): string {
  return createHmac("sha256", env().SECRET_KEY).update(`${purpose}:${createId}`).digest("base64url");
}
