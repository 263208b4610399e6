import { Agent, type RequestInit as UndiciInit, fetch as undiciFetch } from "undici";
import { type Attempt, ForbiddenAddressError, guardedConnector, NotConnectedError, type Resolve } from "@/lib/http/guarded-connect";

export { ForbiddenAddressError, NotConnectedError };

export interface SafeFetchOptions {
  /** Each `host:port` that may be private or plain http. */
  allow: readonly string[];
  /** Looks names up in place of the system, for tests. */
  resolve?: Resolve;
  /** How long connecting and TLS may take, each. */
  connectTimeoutMs?: number;
}

const REDIRECTS_MAX = 3;
const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);
/** All that may go along to another origin: nothing that could be a key. */
const HARMLESS_HEADERS = ["accept", "accept-encoding", "range", "if-range", "user-agent"];

/**
 * A `fetch` for what the studio asks of the outside. https on port 443 of public hosts only, but for the allow list; no name or password in the address;
 * a fresh connection each time and exactly one request on it. Redirects come back as they are; `redirect: "follow"` follows up to three of them for GET
 * and HEAD, checking each and taking no key to another origin. Throws NotConnectedError when no byte left and ForbiddenAddressError when none may.
 */
export function createSafeFetch(options: SafeFetchOptions): typeof fetch {
  const allowed = new Set(options.allow.map(allowEntry));

  const sendOnce = async (url: URL, init: RequestInit): Promise<Response> => {
    const isAllowed = allowed.has(hostAndPort(url));
    assertAskable(url, isAllowed);
    const attempt: Attempt = { isConnected: false, socket: null };
    const connect = guardedConnector(attempt, { isAllowed, resolve: options.resolve, timeoutMs: options.connectTimeoutMs ?? 10_000 });
    const agent = new Agent({ connect, pipelining: 0, bodyTimeout: 60_000 });
    try {
      const response = await undiciFetch(url, { ...asUndici(init), redirect: "manual", dispatcher: agent });
      // Ends once the body has been read or given up.
      agent.close().catch(() => {});
      return asGlobal(response);
    } catch (error) {
      agent.destroy().catch(() => {});
      attempt.socket?.destroy();
      throw attempt.isConnected ? error : notConnectedOf(url, error);
    }
  };

  return async (input, init = {}) => {
    if (typeof input !== "string" && !(input instanceof URL)) throw new TypeError("Give an address and options, not a Request.");
    let url = parse(input);
    let current = init;
    for (let followed = 0; ; followed += 1) {
      const response = await sendOnce(url, current);
      const location = response.headers.get("location");
      if (init.redirect === undefined || init.redirect === "manual" || !REDIRECT_STATUSES.has(response.status) || location === null) return response;
      await response.body?.cancel();
      if (init.redirect === "error" || !isRepeatable(init)) throw new TypeError(`${url.host} redirected a request that may not be.`);
      if (followed === REDIRECTS_MAX) throw new TypeError(`${url.host} redirected more than ${REDIRECTS_MAX} times.`);
      const next = parse(location, url);
      current = next.origin === url.origin ? current : { ...current, headers: harmless(current.headers) };
      url = next;
    }
  };
}

function allowEntry(entry: string): string {
  const url = URL.parse(`http://${entry}`);
  if (!url || !/:\d+$/.test(entry) || url.pathname !== "/")
    throw new Error(`OUTBOUND_ALLOW: “${entry}” should be a host and a port, such as minio.internal:9000.`);
  return `${url.hostname}:${entry.slice(entry.lastIndexOf(":") + 1)}`;
}

function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === "https:" ? "443" : "80")}`;
}

function parse(address: string | URL, base?: URL): URL {
  const url = URL.parse(address, base);
  if (!url) throw new ForbiddenAddressError("This is not an address that can be asked.");
  return url;
}

function assertAskable(url: URL, isAllowed: boolean): void {
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new ForbiddenAddressError("The studio asks http addresses only.");
  if (url.username || url.password) throw new ForbiddenAddressError(`The address of ${url.host} carries a name or password.`);
  if (isAllowed) return;
  if (url.protocol !== "https:") throw new ForbiddenAddressError(`${url.host} is not asked without https.`);
  if (url.port) throw new ForbiddenAddressError(`${url.host} is not asked on that port.`);
}

function isRepeatable(init: RequestInit): boolean {
  return ["GET", "HEAD"].includes((init.method ?? "GET").toUpperCase());
}

function harmless(headers: RequestInit["headers"]): Headers {
  const kept = new Headers();
  for (const [name, value] of new Headers(headers)) if (HARMLESS_HEADERS.includes(name)) kept.set(name, value);
  return kept;
}

function notConnectedOf(url: URL, error: unknown): NotConnectedError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof NotConnectedError) return cause;
  return new NotConnectedError(`${url.host} could not be reached.`, { cause: error });
}

/** undici's types and the platform's describe the same objects in two declarations. */
function asUndici(init: RequestInit): UndiciInit {
  return init as unknown as UndiciInit;
}

function asGlobal(response: Awaited<ReturnType<typeof undiciFetch>>): Response {
  return response as unknown as Response;
}
