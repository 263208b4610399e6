import type { IncomingMessage, ServerResponse } from "node:http";
import { isAllowed, requireRight } from "@/lib/access/actor";
import { refuseForeign } from "@/lib/access/cross-site";
import { requestActor } from "@/lib/access/request-actor";
import { ACCESS_NEWS } from "@/lib/access/tell-of-access";
import { AppError, describe, isExpected, STATUS_OF } from "@/lib/errors";
import { countStreams } from "@/lib/health/process-figures";
import { log } from "@/lib/log";
import { outageOf } from "@/lib/outage";
import { EventStreams } from "@/lib/web/event-streams";
import { GuestEvents, guestEventsOf } from "@/lib/web/guest-events";
import { listenForNews } from "@/lib/web/studio-news";
import { watchParts } from "@/lib/web/watch-parts";

export const EVENTS_PATH = "/api/events";
/** How long the database may be silent before readers are sent away to poll. */
const GAP_MAX_MS = 5_000;
const STREAMS_MAX = 2_000;
const LOOK_EVERY_MS = 1_000;

/**
 * `/api/events`: `take` with the id and status of each change, `state` with what changed about the studio itself,
 * and `resync` after a gap in which some may have been missed.
 */
export function createEvents(databaseUrl: string, gapMaxMs = GAP_MAX_MS) {
  const streams = new EventStreams();
  const tellOf = (about: string) => streams.send("state", JSON.stringify({ about }));
  const guests = new GuestEvents();
  const news = listenForNews(databaseUrl, {
    onTake: (payload) => {
      streams.send("take", payload);
      guests.onNews(payload);
    },
    onState: (payload) => {
      if (payload === ACCESS_NEWS) return void streams.checkAll();
      streams.send("state", payload);
      guests.onNews(payload);
    },
    onResumed: () => {
      streams.send("resync", "{}");
      guests.onResumed();
      void streams.checkAll();
    },
  });
  let liveAt = Date.now();
  const watch = setInterval(() => {
    if (news.isLive()) liveAt = Date.now();
    else if (isDeaf()) {
      if (streams.size > 0) tellOf("database");
      streams.endAll();
      guests.endAll();
    }
  }, LOOK_EVERY_MS);
  watch.unref();
  const isDeaf = () => !news.isLive() && Date.now() - liveAt > gapMaxMs;
  const parts = watchParts({ isWatched: () => streams.size > 0 && news.isLive(), onChange: tellOf });
  countStreams(() => streams.size + guests.size);

  return {
    /** False while the database does not tell us of changes: then it may well be away. */
    isLive: () => news.isLive(),
    /** Answers a request to the events' address, or to that of a share's. */
    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      try {
        if (request.method !== "GET") throw new AppError("malformed", "Events are read with GET.");
        const asked = toRequest(request);
        const shareId = guestEventsOf(request.url ?? "");
        if (shareId !== null) return await guests.open(asked, shareId, response);
        refuseForeign(asked.headers);
        requireRight(await requestActor(asked), "read");
        if (isDeaf() || streams.size >= STREAMS_MAX) {
          throw new AppError("unavailable", "There are no live updates right now. Ask again in a moment.", { retryAfterS: 5 });
        }
        streams.open(response, () => mayStillRead(asked));
      } catch (error) {
        const known = outageOf(error) ?? error;
        if (!isExpected(known)) log().error({ err: error }, "an event stream could not be opened");
        refuse(response, known);
      }
    },
    /** Ends every stream and stops listening. */
    async stop(): Promise<void> {
      clearInterval(watch);
      await parts.stop();
      streams.stop();
      guests.stop();
      await news.stop();
    },
  };
}

/** A session that ended closes its stream; a database that can't be asked does not. */
async function mayStillRead(asked: Request): Promise<boolean> {
  try {
    return isAllowed(await requestActor(asked), "read");
  } catch (error) {
    return !isExpected(error);
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  const shown = describe(error);
  const retryAfterS = error instanceof AppError ? error.retryAfterS : undefined;
  response.writeHead(STATUS_OF[shown.code], {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
    ...(retryAfterS !== undefined && { "retry-after": String(retryAfterS) }),
  });
  response.end(JSON.stringify({ error: shown }));
}

/** Node's request as the one that lib/access reads: without a body. */
function toRequest({ headers, method, url }: IncomingMessage): Request {
  const sent = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) sent.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return new Request(new URL(url ?? "/", "http://localhost"), { method, headers: sent });
}
