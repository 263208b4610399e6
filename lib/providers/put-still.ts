import { call } from "@/lib/providers/call";
import { providerErrorOf, providerErrorOfThrown } from "@/lib/providers/outcome";
import type { ProviderAccess } from "@/lib/providers/provider";

/** Headers that must never go to a presigned address, whatever an answer asks for. */
const KEY_HEADERS = new Set(["authorization", "x-api-key", "cookie"]);

export interface Put {
  url: string;
  /** Exactly what the vendor asked to be sent. */
  headers: Record<string, string>;
  bytes: Uint8Array;
  signal: AbortSignal;
}

/** Puts bytes to a presigned address, with the headers it was signed for and no key. Throws ProviderError. */
export async function putStill(access: ProviderAccess, vendor: string, put: Put): Promise<void> {
  const headers = Object.fromEntries(Object.entries(put.headers).filter(([name]) => !KEY_HEADERS.has(name.toLowerCase())));
  const body = new Uint8Array(put.bytes);
  const answer = await call(access, { what: "upload", method: "PUT", url: put.url, headers, body, signal: put.signal }).catch((error: unknown) => {
    throw providerErrorOfThrown(vendor, error);
  });
  if (answer.status >= 200 && answer.status < 300) return;
  // A refusal here is the presigned address's, not the key's: asking anew may help.
  throw providerErrorOf({
    vendor: `${vendor}’s file store`,
    status: answer.status === 429 ? 429 : 503,
    headers: answer.headers,
    words: null,
    secrets: [access.apiKey],
  });
}
