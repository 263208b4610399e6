import type { TokenScope } from "@/lib/access/actor";
import { createToken } from "@/lib/access/tokens";
import { makeMember } from "@/prisma/factories";

const ORIGIN = "http://127.0.0.1:3000";

/** A request as a test sends it; a value of null leaves a header out. */
export interface Sent {
  method?: string;
  /** Sent as JSON, unless it is text, bytes or a form. */
  body?: unknown;
  headers?: Record<string, string | null>;
}

/** Builds requests that carry a token of these scopes, of an owner made for it. */
export async function makeCaller(scopes: TokenScope[] = ["read", "write", "spend"]): Promise<(path: string, sent?: Sent) => Request> {
  const { secret } = await createToken(await makeMember(), { name: "test", scopes });
  return (path, sent = {}) => asNobody(path, { ...sent, headers: { authorization: `Bearer ${secret}`, ...sent.headers } });
}

/** A request of someone who has nothing to show. */
export function asNobody(path: string, { method, body, headers = {} }: Sent = {}): Request {
  const isRaw =
    body === undefined || typeof body === "string" || body instanceof Uint8Array || body instanceof FormData || body instanceof ReadableStream;
  const all = new Headers({ host: "127.0.0.1:3000", ...(!isRaw && { "content-type": "application/json" }) });
  for (const [name, value] of Object.entries(headers)) value === null ? all.delete(name) : all.set(name, value);
  return new Request(new URL(path, ORIGIN), {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: all,
    ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body), duplex: "half" }),
  });
}

/** What Next passes beside the request. */
export function params<P>(values: P): { params: Promise<P> } {
  return { params: Promise.resolve(values) };
}
