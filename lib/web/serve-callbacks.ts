import type { IncomingMessage, ServerResponse } from "node:http";
import { answerCallback, CALLBACK_MAX_BYTES } from "@/lib/callbacks/answer";

const ADDRESS = /^\/api\/callbacks\/([^/?]+)\/([^/?]+)(?:\?|$)/;

/** True for the addresses that providers are given to call. */
export function isCallback(url: string): boolean {
  return ADDRESS.test(url);
}

/**
 * Vendors call here when a prediction ends. A hint: noted and answered at once, then the provider is asked.
 * Answered by our server itself: many predictions may end in one moment, and Next would cost more than the answer.
 */
export async function serveCallback(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, provider = "", token = ""] = ADDRESS.exec(request.url ?? "") ?? [];
  if (request.method !== "POST") return end(response, 405, { allow: "POST" });
  const rawBody = await readBody(request);
  const status = await answerCallback({ provider, token, rawBody, headers: headersOf(request) });
  end(response, status, rawBody === null ? { connection: "close" } : {});
}

/** Null as soon as it is more than a vendor would say. */
function readBody(request: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= CALLBACK_MAX_BYTES) chunks.push(chunk);
      else resolve(null);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

function headersOf({ headers }: IncomingMessage): Headers {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) sent.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return sent;
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { "content-length": "0", "cache-control": "no-store", ...headers }).end();
}
