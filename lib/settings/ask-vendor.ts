import { AppError } from "@/lib/errors";
import { outbound } from "@/lib/http/outbound";
import { log } from "@/lib/log";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { type KeyCheck, ProviderError, type ProviderId, type VideoProvider } from "@/lib/providers/provider";
import { createProvider } from "@/lib/providers/registry";
import { baseUrlOf, sealCallbackSecret } from "@/lib/settings/access";

/** A person waits for this answer. */
const ASK_MS = 15_000;

export function liveClient(provider: ProviderId, apiKey: string): VideoProvider {
  return createProvider(provider, { baseUrl: baseUrlOf(provider, "live"), apiKey, fetch: outbound() });
}

/** Asks the vendor about a key. Throws `unavailable` by the field when the vendor can't say. */
export async function askAboutKey(provider: ProviderId, client: VideoProvider): Promise<KeyCheck> {
  try {
    return await client.checkKey(AbortSignal.timeout(ASK_MS));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    log().warn({ provider, kind: error.kind, status: error.httpStatus }, "a key could not be checked");
    const name = PROVIDER_LABELS[provider];
    const message =
      error.kind === "busy"
        ? `${name} asks to wait a moment. Try again in a minute.`
        : `${name} could not be reached to check the key. Try again in a minute.`;
    throw new AppError("unavailable", message, { fields: { key: message }, cause: error });
  }
}

/** The vendor's own secret for callbacks, sealed for keeping; null where it has none or would not say: polling is enough then. */
export async function fetchCallbackSecret(provider: ProviderId, client: VideoProvider, apiKey: string, baseUrl: string): Promise<string | null> {
  try {
    const secret = await client.callbackSecret(AbortSignal.timeout(ASK_MS));
    return secret === null ? null : sealCallbackSecret(provider, apiKey, baseUrl, secret);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    log().info({ provider, kind: error.kind }, "the secret for callbacks was not given; callbacks stay unsigned hints");
    return null;
  }
}
