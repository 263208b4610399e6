/** An answer that is expected to be JSON. */
export interface JsonAnswer {
  status: number;
  headers: Headers;
  /** The parsed body; undefined when it was no JSON, too large, or broke off. */
  body: unknown;
  /** The beginning of what came. */
  text: string;
}

const TEXT_MAX = 2_000;

/** Asks once and reads the answer up to `maxBytes`. Throws only when no status came; a body that can't be read leaves the status standing. */
export async function getJson(send: typeof fetch, url: string, init: RequestInit = {}, maxBytes = 2 * 1024 * 1024): Promise<JsonAnswer> {
  const response = await send(url, init);
  const text = await readText(response, maxBytes);
  return { status: response.status, headers: response.headers, body: text === null ? undefined : parse(text), text: (text ?? "").slice(0, TEXT_MAX) };
}

async function readText(response: Response, maxBytes: number): Promise<string | null> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > maxBytes) {
        await reader.cancel();
        return null;
      }
      chunks.push(part.value);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
