import { isHmacHex } from "@/lib/http/signature";
import type { CallbackHint, CallbackRequest } from "@/lib/providers/provider";
import { Envelope, readPrediction } from "@/lib/providers/wavespeed/read";

/** A signature is worth nothing after this. */
const SIGNATURE_MS = 300_000;

/** `v3,<hex>` over id.timestamp.body, the key being what follows `whsec_` as it stands: not the Standard Webhooks that its header names suggest. */
export function readCallback({ rawBody, headers, secret, now }: CallbackRequest): CallbackHint {
  const deliveryId = headers.get("webhook-id");
  const hint = { predictionId: namedIn(rawBody), deliveryId: deliveryId && deliveryId.length <= 200 ? deliveryId : null };
  const signatures = headers.get("webhook-signature");
  if (!signatures || !secret) return { ...hint, signature: "unsigned" };
  const timestamp = headers.get("webhook-timestamp") ?? "";
  const isFresh = /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= SIGNATURE_MS;
  const key = secret.replace(/^whsec_/, "");
  const isGenuine = signatures
    .split(" ")
    .filter((signature) => signature.startsWith("v3,"))
    .some((signature) => isHmacHex(key, [`${deliveryId}.${timestamp}.`, rawBody], signature.slice(3)));
  return { ...hint, signature: isFresh && isGenuine ? "verified" : "forged" };
}

/** The prediction that a callback's body names: the body is bare, but an envelope is read as well. */
function namedIn(rawBody: Uint8Array): string | null {
  const body = parse(rawBody);
  const id = readPrediction(body)?.id ?? readPrediction(Envelope.safeParse(body).data?.data)?.id;
  return id && id.length <= 200 ? id : null;
}

function parse(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(rawBody).toString("utf8"));
  } catch {
    return null;
  }
}
