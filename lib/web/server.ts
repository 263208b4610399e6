import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { log } from "@/lib/log";
import { answerAway, isPageLoad } from "@/lib/web/away-page";
import { isLinkPage, turnAwayClosed } from "@/lib/web/closed-links";
import { allowFrames, isEmbed } from "@/lib/web/frames";
import { admit, type GateSettings, isPagePath } from "@/lib/web/gate";
import { guestEventsOf } from "@/lib/web/guest-events";
import { loggedPath, noteRequest } from "@/lib/web/note-request";
import { isCallback, serveCallback } from "@/lib/web/serve-callbacks";
import { EVENTS_PATH } from "@/lib/web/serve-events";

/** Time enough for 25 MB over a slow line; Node's own five minutes would cut a resumed upload. */
const REQUEST_WITHIN_MS = 15 * 60_000;
const HEADERS_WITHIN_MS = 20_000;
/** Longer than what proxies keep a connection for, so that none is closed under a request. */
const KEEP_ALIVE_MS = 75_000;

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface ServerParts {
  gate: GateSettings;
  pages: Handle;
  events: Handle;
  /** True while no page can be made, since the database is away. */
  isAway: () => Promise<boolean>;
  /** Only development has upgrades: its hot reloading. */
  upgrade: Upgrade | null;
}

/** Our server in front of Next's handler. */
export function createWebServer({ gate, pages, events, isAway, upgrade }: ServerParts): Server {
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS },
    (request, response) => noteRequest(request, response, () => answer(request, response)),
  );
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (!admit(request, response, gate)) return;
    handlerOf(request)(request, response).catch((error: unknown) => {
      log().error({ err: error, path: loggedPath(request.url ?? "/") }, "a request failed");
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
      response.end();
    });
  };
  const handlerOf = (request: IncomingMessage): Handle => {
    if (isCallback(request.url ?? "")) return serveCallback;
    if (pathOf(request) === EVENTS_PATH || guestEventsOf(request.url ?? "") !== null) return events;
    if (isLinkPage(request)) return linkPages;
    return isPagePath(request.url ?? "/") && isPageLoad(request) ? pagesUnlessAway : pages;
  };
  const pagesUnlessAway: Handle = async (request, response) => ((await isAway()) ? answerAway(request, response) : pages(request, response));
  const linkPages: Handle = async (request, response) => {
    if (await isAway()) return answerAway(request, response);
    if (isEmbed(request.url ?? "")) await allowFrames(request, response);
    await turnAwayClosed(request, response);
    return pages(request, response);
  };
  server.on("upgrade", (request, socket, head) => {
    socket.on("error", () => {});
    if (upgrade && pathOf(request).startsWith("/_next/")) upgrade(request, socket, head);
    else socket.end("HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
  });
  return server;
}

function pathOf({ url }: IncomingMessage): string {
  return (url ?? "/").split("?", 1)[0] ?? "/";
}
