import { z } from "zod";
import { isHmacHex, isSameSecret } from "@/lib/http/signature";
import type { CallbackHint, CallbackRequest } from "@/lib/providers/provider";

/** All tries of one delivery carry the timestamp of its first. */
const SIGNATURE_MS = 300_000;

const text = z.string().nullish().catch(null);
const Body = z.object({ exec_id: text, execution_id: text, predictionID: text, id: text });

/**
 * Two ways to sign were documented: the secret itself in X-Webhook-Secret, and an HMAC of timestamp.body in X-Webhook-Signature. Whichever comes must be
 * right; neither need come.
 */
export function readCallback({ rawBody, headers, secret, now }: CallbackRequest): CallbackHint {
  const hint = { predictionId: namedIn(rawBody), deliveryId: null };
  const signature = headers.get("x-webhook-signature");
  const shown = headers.get("x-webhook-secret");
  if (!secret || (!signature && !shown)) return { ...hint, signature: "unsigned" };
  const isShownRight = !shown || isSameSecret(shown, secret);
  const isSignedRight = !signature || isSigned(signature, headers.get("x-webhook-timestamp") ?? "", rawBody, secret, now);
  return { ...hint, signature: isShownRight && isSignedRight ? "verified" : "forged" };
}

function isSigned(signature: string, timestamp: string, rawBody: Uint8Array, secret: string, now: Date): boolean {
  const isFresh = /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= SIGNATURE_MS;
  return isFresh && signature.startsWith("sha256=") && isHmacHex(secret, [`${timestamp}.`, rawBody], signature.slice("sha256=".length));
}

function namedIn(rawBody: Uint8Array): string | null {
  const { exec_id, execution_id, predictionID, id } = Body.safeParse(parse(rawBody)).data ?? {};
  const named = exec_id ?? execution_id ?? predictionID ?? id;
  return named && named.length <= 200 ? named : null;
}

function parse(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString("utf8"));
  } catch {
    return null;
  }
}
