import type { Result } from "@/lib/result";
import type { StillView } from "@/lib/takes/view";

/** Has the studio fetch the picture at an address and make a still of it. Throws when the studio did not answer. */
export async function stillFrom(address: string, signal: AbortSignal): Promise<Result<StillView>> {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const response = await fetch("/api/v1/stills", { method: "POST", signal, headers, body: JSON.stringify({ address }) });
  // the server shaped it by the same view
  const body = await response.json();
  return response.ok ? { ok: true, data: body } : { ok: false, error: body.error };
}
