import type { NextRequest } from "next/server";
import { createRouteHandler } from "uploadthing/next";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { outbound } from "@/lib/http/outbound";
import { inProcessFetch } from "@/lib/uploads/ingest/in-process";
import { ingestToken } from "@/lib/uploads/ingest/ingest-key";
import { stillRouter } from "@/lib/uploads/router";

type Handler = (request: Request) => Promise<Response>;

const made = new Map<string, Handler>();

/** Where the browser sends bytes when the studio keeps its own ingest. */
export function ingestBase(origin: string): string {
  return `${origin}/api/ingest`;
}

/** True when the bytes come to this studio rather than to UploadThing. */
export function isOwnIngest(): boolean {
  return !env().UPLOADTHING_TOKEN;
}

/** What keeps uploads from working with these settings, in a sentence; null when nothing does. */
export function uploadProblem(): string | null {
  const { UPLOADTHING_TOKEN, PUBLIC_URL } = env();
  if (!UPLOADTHING_TOKEN || PUBLIC_URL) return null;
  return "UploadThing calls the studio back, so it needs PUBLIC_URL. Set it, or remove UPLOADTHING_TOKEN to keep uploads on this machine.";
}

/** The SDK's handler of GET and POST for one of the studio's own origins: a checked one, as their number is small and handlers are kept. */
export function uploadHandler(origin: string): Handler {
  const problem = uploadProblem();
  if (problem) throw new AppError("unavailable", problem);
  const handler = made.get(origin) ?? makeHandler(origin);
  made.set(origin, handler);
  return handler;
}

function makeHandler(origin: string): Handler {
  const { POST } = createRouteHandler({ router: stillRouter, config: configFor(origin) });
  // One function answers every method. It hands the request on to our middleware and reads nothing of Next's additions to it.
  return (request) => POST(request as NextRequest);
}

function configFor(origin: string) {
  const { UPLOADTHING_TOKEN, PUBLIC_URL } = env();
  const common = { isDev: false, handleDaemonPromise: "await" } as const;
  if (UPLOADTHING_TOKEN) {
    return {
      ...common,
      token: UPLOADTHING_TOKEN,
      callbackUrl: new URL("/api/uploadthing", PUBLIC_URL).href,
      fetch: outbound(),
      logLevel: "Error",
    } as const;
  }
  const base = ingestBase(origin);
  // At its usual level the SDK logs every signed address.
  return {
    ...common,
    token: ingestToken(),
    ingestUrl: base,
    callbackUrl: `${origin}/api/uploadthing`,
    fetch: inProcessFetch(base),
    logLevel: "None",
  } as const;
}
