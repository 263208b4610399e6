import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@/lib/log";
import { frameAncestorsOf } from "@/lib/shares/embed";

const EMBED = /^\/g\/([\w-]{1,64})\/embed(?:\?|$)/;

/** True for the one page that a frame on another site may show. */
export function isEmbed(url: string): boolean {
  return EMBED.test(url);
}

/**
 * Lets a frame show this answer on the sites that its share names, when the request has the embed's key or its pass. Everywhere else, and when that can't be
 * found out, no frame may.
 */
export async function allowFrames(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const policy = request.headers["content-security-policy"];
  const shareId = EMBED.exec(request.url ?? "")?.[1];
  if (typeof policy !== "string" || shareId === undefined) return;
  const headers = new Headers({ host: request.headers.host ?? "", cookie: request.headers.cookie ?? "" });
  const key = new URL(request.url ?? "/", "http://localhost").searchParams.get("key");
  try {
    const origins = await frameAncestorsOf(headers, shareId, key);
    if (origins.length > 0)
      response.setHeader("content-security-policy", policy.replace("frame-ancestors 'none'", `frame-ancestors ${origins.join(" ")}`));
  } catch (error) {
    log().error({ err: error }, "it could not be found out who may frame a share");
  }
}
