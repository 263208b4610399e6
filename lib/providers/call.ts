import { getJson, type JsonAnswer } from "@/lib/http/get-json";
import type { ProviderAccess } from "@/lib/providers/provider";
import { trimmed } from "@/lib/providers/trimmed";

export interface Call {
  /** create, check, cancel, find, upload, balance, secret */
  what: string;
  url: string;
  method?: "GET" | "POST" | "PUT";
  headers: Record<string, string>;
  /** A JSON text, or the bytes of a still. */
  body?: string | Uint8Array<ArrayBuffer>;
  signal?: AbortSignal | undefined;
}

/** How long a question may take; a create has its own deadline. */
export const ASK_MS = 30_000;
export const UPLOAD_MS = 120_000;

/** A deadline beside the caller's own signal. */
export function within(ms: number, signal?: AbortSignal): AbortSignal {
  return signal ? AbortSignal.any([signal, AbortSignal.timeout(ms)]) : AbortSignal.timeout(ms);
}

/** One request and its answer, both told to the audit trail. Throws only when no status came. */
export async function call(access: ProviderAccess, { what, url, method = "GET", headers, body, signal }: Call): Promise<JsonAnswer> {
  const from = Date.now();
  const tell = access.onExchange ?? (() => {});
  const sent = typeof body === "string" ? JSON.parse(body) : body && { bytes: body.byteLength };
  tell({
    what,
    direction: "sent",
    status: null,
    tookMs: null,
    detail: trimmed({ method, path: new URL(url).pathname, body: sent }, [access.apiKey]),
  });
  try {
    const answer = await getJson(access.fetch, url, { method, headers, body: body ?? null, redirect: "manual", signal: signal ?? null });
    const detail = { requestId: answer.headers.get("x-request-id"), retryAfter: answer.headers.get("retry-after"), body: answer.body ?? answer.text };
    tell({ what, direction: "heard", status: answer.status, tookMs: Date.now() - from, detail: trimmed(detail, [access.apiKey]) });
    return answer;
  } catch (error) {
    tell({ what, direction: "heard", status: null, tookMs: Date.now() - from, detail: { error: error instanceof Error ? error.name : "Error" } });
    throw error;
  }
}
