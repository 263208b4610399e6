import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { log } from "@/lib/log";
import { answerControl } from "@/lib/sandbox/control";
import { serveOutput } from "@/lib/sandbox/files/outputs";
import { receiveUpload, serveUpload } from "@/lib/sandbox/files/uploads";
import { type Answer, type Call, Refusal, send } from "@/lib/sandbox/http";
import type { SettingsChange } from "@/lib/sandbox/state/settings";
import { sweep, sweepHalfMade } from "@/lib/sandbox/sweep";
import { eachlabsCallback } from "@/lib/sandbox/vendors/eachlabs";
import { answerEachlabs } from "@/lib/sandbox/vendors/eachlabs-routes";
import { wavespeedCallback } from "@/lib/sandbox/vendors/wavespeed";
import { answerWavespeed } from "@/lib/sandbox/vendors/wavespeed-routes";
import { Callbacks } from "@/lib/sandbox/work/callbacks";
import { Jobs } from "@/lib/sandbox/work/jobs";
import { openWorld, type World } from "@/lib/sandbox/world";

export interface SandboxOptions {
  /** Where it keeps what it knows: `<dataDir>/sandbox`. */
  dataDir: string;
  host?: string;
  /** 0, the default, takes a free one. */
  port?: number;
  /** The address it is reached at, when that is not its host and port. */
  publicUrl?: string | undefined;
  /** Put over the settings of the last run. */
  settings?: SettingsChange;
}

export interface Sandbox {
  url: string;
  close: () => Promise<void>;
}

const SWEEP_MS = 10 * 60_000;

/** Starts our imitation of both vendors, and goes on with what an earlier run left unfinished. docs/sandbox.md describes it. */
export async function startSandbox({ dataDir, host = "127.0.0.1", port = 0, publicUrl, settings = {} }: SandboxOptions): Promise<Sandbox> {
  const closing = new AbortController();
  const world = openWorld(path.resolve(dataDir, "sandbox"), settings, closing.signal);
  await sweepHalfMade(world);
  const bodies = { wavespeed: wavespeedCallback.bind(null, world), eachlabs: eachlabsCallback.bind(null, world) };
  const callbacks = new Callbacks(world, bodies);
  const jobs = new Jobs(world, (prediction) => callbacks.start(prediction));
  const server = createServer((request, response) => void serve(world, jobs, request, response));
  const url = await listen(server, host, port);
  world.origin = (publicUrl ?? url).replace(/\/+$/, "");
  jobs.resume();
  callbacks.resume();
  const sweeper = setInterval(() => void sweep(world).catch((error: unknown) => log().warn({ err: error }, "the sandbox could not sweep")), SWEEP_MS);
  sweeper.unref();

  return {
    url,
    async close() {
      clearInterval(sweeper);
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, jobs.settled(), callbacks.settled()]);
      await world.predictions.settled();
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, host, resolve);
  await promise;
  const address = server.address();
  const chosen = typeof address === "object" && address ? address.port : port;
  return `http://${host.includes(":") ? `[${host}]` : host}:${chosen}`;
}

async function serve(world: World, jobs: Jobs, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const url = new URL(request.url ?? "/", "http://sandbox");
    if (!isForUs(world, request.headers.host ?? "")) return send(response, { status: 421, body: { error: "This is not the host you asked for." } });
    const file = /^\/files\/(uploads|outputs)\/([\w.-]+)$/.exec(url.pathname);
    if (file?.[1] && file[2]) return await serveFile(world, file[1], file[2], url.searchParams, request, response);
    send(response, await answer(world, jobs, url, request));
  } catch (error) {
    if (error instanceof Refusal) return send(response, error.answer);
    if (world.closing.aborted || response.destroyed) return void response.socket?.destroy();
    log().error({ err: error }, "the sandbox failed to answer");
    if (response.headersSent) response.socket?.destroy();
    else send(response, { status: 500, body: { error: "The sandbox failed. It is in its log." } });
  }
}

async function serveFile(
  world: World,
  area: string,
  name: string,
  query: URLSearchParams,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (area === "outputs" && isRead) return await serveOutput(world, name, request, response);
  if (area === "uploads" && isRead) return await serveUpload(world, name, request, response);
  if (area === "uploads" && request.method === "PUT") return await receiveUpload(world, name, query, request, response);
  send(response, { status: 405, body: { error: "Not here." } });
}

async function answer(world: World, jobs: Jobs, url: URL, request: IncomingMessage): Promise<Answer> {
  const callAt = (prefix: string): Call => ({
    method: request.method ?? "GET",
    path: url.pathname.slice(prefix.length),
    query: url.searchParams,
    request,
  });
  if (url.pathname.startsWith("/wavespeed/api/v3/")) return await answerWavespeed(world, jobs, callAt("/wavespeed/api/v3"));
  if (url.pathname.startsWith("/eachlabs/v1/")) return await answerEachlabs(world, jobs, callAt("/eachlabs/v1"));
  if (url.pathname.startsWith("/sandbox/")) return await answerControl(world, callAt("/sandbox"));
  return { status: 404, body: { error: "Nothing is here." } };
}

/** Only names of this machine and the address it was given: a web page that rebinds a name of its own gets nowhere. */
function isForUs(world: World, host: string): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return ["localhost", "127.0.0.1", "[::1]"].includes(name) || name === URL.parse(world.origin)?.hostname;
}
