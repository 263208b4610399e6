import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { CLIENT_HEADER, knownOrigins, originOf, PATH_HEADER } from "@/lib/access/host";
import { clientAddress, type Trust } from "@/lib/web/client-address";
import { DATA_POLICY, type PolicySettings, pagePolicy, safetyHeaders } from "@/lib/web/policy";
import { sayLength } from "@/lib/web/say-length";

export interface GateSettings extends PolicySettings {
  trust: Trust;
  publicUrl: string | undefined;
}

/**
 * What every request passes first: its Host must be ours, what only we may say is taken from it and said by us, and its answer gets the safety headers.
 * Answers false when the request was refused and answered.
 */
export function admit(request: IncomingMessage, response: ServerResponse, settings: GateSettings): boolean {
  const { headers } = request;
  const client = clientAddress(request.socket.remoteAddress, asText(headers["x-forwarded-for"]), settings.trust);
  takeForwardedHost(request, settings);
  for (const name of Object.keys(headers)) {
    if (name.startsWith("x-dailies-") || name.startsWith("x-forwarded-") || name === "forwarded" || name === "x-middleware-subrequest")
      delete headers[name];
  }
  headers[CLIENT_HEADER] = client;

  const origin = originOf(new Headers({ host: headers.host ?? "" }));
  const nonce = randomBytes(18).toString("base64");
  const isPage = isPagePath(request.url ?? "/");
  const policy = isPage ? pagePolicy(nonce, settings) : DATA_POLICY;
  addWhenSent(response, { ...safetyHeaders(policy, origin?.startsWith("https:") ?? false), ...(isOfShare(request.url ?? "") && UNLISTED) });
  if (origin === null) {
    misdirected(response);
    return false;
  }
  headers["x-forwarded-host"] = headers.host;
  headers["x-forwarded-proto"] = new URL(origin).protocol.slice(0, -1);
  headers["x-forwarded-for"] = client;
  delete headers["content-security-policy"];
  delete headers["content-security-policy-report-only"];
  if (isPage) {
    headers["content-security-policy"] = policy;
    headers[PATH_HEADER] = withoutRsc(request.url ?? "/");
  }
  return true;
}

/** A trusted proxy that rewrote Host says the one that was asked for. */
function takeForwardedHost({ headers, socket }: IncomingMessage, { trust, publicUrl }: GateSettings): void {
  const forwarded = asText(headers["x-forwarded-host"])?.split(",").at(-1)?.trim().toLowerCase();
  if (!forwarded || !publicUrl || new URL(publicUrl).host !== forwarded) return;
  if (trust((socket.remoteAddress ?? "").replace(/^::ffff:/, ""))) headers.host = forwarded;
}

/** What is behind a link is in no index and no archive. */
const UNLISTED = { "x-robots-tag": "noindex, nofollow, noarchive" };

function isOfShare(url: string): boolean {
  return /^\/[sg](\/|\?|$)/.test(url);
}

/** True for what a person may open; false for calls and for the files that Next made. */
export function isPagePath(url: string): boolean {
  return !/^\/(api|_next|g\/[^/?]+\/api|s\/[^/?]+\/(open|preview))(\/|\?|$)/.test(url);
}

/** The address as a person knows it: Next asks for parts of pages by a query of its own. */
function withoutRsc(url: string): string {
  return url.replace(/([?&])_rsc=[^&]*(&|$)/, "$1").replace(/[?&]$/, "");
}

/** Handlers may say something stricter or other by the same names: ours are added only to what they left out. */
function addWhenSent(response: ServerResponse, headers: Record<string, string>): void {
  const writeHead = response.writeHead;
  const add = () => {
    sayLength(response);
    for (const [name, value] of Object.entries(headers)) {
      if (!response.hasHeader(name) && !(name === "x-frame-options" && isFramed(response))) response.setHeader(name, value);
    }
  };
  response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    if (!response.headersSent) add();
    return Reflect.apply(writeHead, this, args);
  };
}

/** An embed says in its policy who may frame it; the older header knows only nobody. */
function isFramed(response: ServerResponse): boolean {
  return /frame-ancestors (?!'none')/.test(String(response.getHeader("content-security-policy") ?? ""));
}

function misdirected(response: ServerResponse): void {
  const body = `The studio does not know this address. Open it at ${knownOrigins()[0]}, or set PUBLIC_URL to the address you use.\n`;
  response.writeHead(421, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(body);
}

function asText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(",") : value;
}
