import type { IncomingMessage, ServerResponse } from "node:http";
import { AppError } from "@/lib/errors";
import { findEmbed } from "@/lib/shares/embed";
import { requireDoor } from "@/lib/shares/guest";
import { requireLink } from "@/lib/shares/open-link";

/** The page for a link that leads nowhere. */
const CLOSED_PAGE = "/s";
const LINK_PAGE = /^\/(?:s(?:\/([^/?]+))?|g(?:\/([^/?]+)(\/embed)?)?)\/?(?:\?|$)/;

/** True for a page behind a link, asked for whole: in a window, in a frame, or by what shows its title elsewhere. */
export function isLinkPage({ url, method, headers }: IncomingMessage): boolean {
  return (method === "GET" || method === "HEAD") && headers.rsc === undefined && LINK_PAGE.test(url ?? "");
}

/**
 * Makes a request for a page behind a link that is not open one for the page that says so, with status 404. Next would draw it in the browser alone; this way it is whole
 * without a script too, and the same to the byte for whatever was asked. The page itself asks the guard again.
 */
export async function turnAwayClosed(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (await isOpen(request)) return;
  request.url = CLOSED_PAGE;
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServerResponse, _status: number, ...rest: unknown[]) {
    return Reflect.apply(writeHead, this, [404, ...rest]);
  };
}

/** What can't be found out is the page's to say. */
async function isOpen({ url, headers }: IncomingMessage): Promise<boolean> {
  const [, token, shareId, embed] = LINK_PAGE.exec(url ?? "") ?? [];
  const asked = { headers: new Headers({ host: headers.host ?? "", cookie: headers.cookie ?? "" }) };
  const key = new URL(url ?? "/", "http://localhost").searchParams.get("key");
  try {
    if (token !== undefined) await requireLink(decodeURIComponent(token));
    else if (shareId === undefined) return false;
    else if (embed && key !== null) return (await findEmbed(shareId, key)) !== null;
    else await requireDoor(asked, shareId, Boolean(embed));
    return true;
  } catch (error) {
    return error instanceof URIError ? false : !(error instanceof AppError && error.code === "not_found");
  }
}
