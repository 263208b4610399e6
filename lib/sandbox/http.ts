import type { IncomingMessage, ServerResponse } from "node:http";

/** One request, its path already without the vendor's prefix. */
export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  request: IncomingMessage;
}

/** What to send back. `ending` says how the connection is treated: whole as usual, cut in the middle of the body, or dropped with nothing said. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  ending?: "whole" | "cut" | "dropped";
}

/** Thrown to end a call with this answer. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.name = "Refusal";
    this.answer = answer;
  }
}

const JSON_MAX = 1024 * 1024;

/** The whole body as JSON; undefined when it is none, or too long for any request of these vendors. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > JSON_MAX) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

export function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** Sends JSON, or does to the connection what the answer's ending says. */
export function send(response: ServerResponse, { status, body, headers, ending = "whole" }: Answer): void {
  if (ending === "dropped") {
    response.socket?.destroy();
    return;
  }
  const text = typeof body === "string" ? body : `${JSON.stringify(body)}\n`;
  const bytes = Buffer.from(text);
  response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length, "cache-control": "no-store", ...headers });
  if (ending === "whole") {
    response.end(bytes);
    return;
  }
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}
