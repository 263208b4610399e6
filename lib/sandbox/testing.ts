import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/lib/sandbox/server";

/** A sandbox in a folder of its own, with what tests need to drive it. */
export interface TestSandbox extends Sandbox {
  dataDir: string;
  wavespeed: (method: string, path: string, body?: unknown, key?: string) => Promise<TestAnswer>;
  eachlabs: (method: string, path: string, body?: unknown, key?: string) => Promise<TestAnswer>;
  control: (method: string, path: string, body?: unknown) => Promise<TestAnswer>;
  /** Closes it and starts it again on what it left. */
  restart: () => Promise<void>;
}

export interface TestAnswer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely by tests
  body: any;
}

/** Starts a quick sandbox: clips shared between predictions, a tenth of a second to make one. */
export async function startTestSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(os.tmpdir(), "dailies-sandbox-")));
  const settings = { typicalMs: 100, sharesClips: true, callbackRetryMs: 50, ...options.settings };
  const start = (port: number) => startSandbox({ ...options, dataDir, settings, port });
  let sandbox = await start(0);
  const port = Number(new URL(sandbox.url).port);
  return {
    url: sandbox.url,
    dataDir,
    wavespeed: (method, at, body, key = "any key") =>
      ask(`${sandbox.url}/wavespeed/api/v3${at}`, method, { authorization: `Bearer ${key.replaceAll(" ", "-")}` }, body),
    eachlabs: (method, at, body, key = "any key") => ask(`${sandbox.url}/eachlabs/v1${at}`, method, { "x-api-key": key }, body),
    control: (method, at, body) => ask(`${sandbox.url}/sandbox${at}`, method, { "x-sandbox-control": "1" }, body),
    async restart() {
      await sandbox.close();
      sandbox = await start(port);
    },
    async close() {
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function ask(url: string, method: string, headers: Record<string, string>, body: unknown): Promise<TestAnswer> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith("{") ? JSON.parse(text) : text };
}

export interface Heard {
  request: IncomingMessage;
  body: string;
}

/** A small web server of the test's: serves pictures at `/landscape.jpg` and `/portrait.jpg`, hears callbacks anywhere else. */
export async function startTestSite(answer: (heard: Heard) => number = () => 200) {
  const pictures: Record<string, Buffer> = {
    "/landscape.jpg": await picture(960, 540),
    "/portrait.jpg": await picture(400, 640),
    "/square.jpg": await picture(500, 480),
  };
  const heard: Heard[] = [];
  const server: Server = createServer(async (request, response) => {
    const found = pictures[request.url ?? ""];
    if (found) return void response.writeHead(200, { "content-type": "image/jpeg" }).end(found);
    if (request.method === "GET") return void response.writeHead(404).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const one = { request, body: Buffer.concat(chunks).toString() };
    heard.push(one);
    response.writeHead(answer(one)).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return {
    url,
    heard,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Something to look at: stripes and a gradient, so that motion shows. */
async function picture(width: number, height: number): Promise<Buffer> {
  const stripes = Array.from(
    { length: 12 },
    (_, index) => `<rect x="${index * 90}" width="40" height="${height}" fill="hsl(${index * 30} 70% 50%)"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#345"/>${stripes.join("")}<circle cx="200" cy="200" r="90" fill="#fff"/></svg>`;
  return await sharp(Buffer.from(svg)).jpeg().toBuffer();
}
