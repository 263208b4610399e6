import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { log } from "@/lib/log";
import { loggedPath, noteRequest } from "@/lib/web/note-request";

const CANARY = "CANARY_7hT2mX9qLw4vRz8kPb3nYd6sJc1gFe5aUo0i";

let server: Server;
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  log().level = "debug";
  const stream: { write: (line: string) => void } = Reflect.get(log(), pino.symbols.streamSym);
  vi.spyOn(stream, "write").mockImplementation((line) => void lines.push(JSON.parse(line)));
  server = createServer((asked, response) =>
    noteRequest(asked, response, () => {
      log().info("in the middle of it");
      if (asked.url?.startsWith("/hangs")) return void response.write("half");
      setImmediate(() => response.writeHead(asked.url?.startsWith("/refused") ? 403 : 200).end());
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

async function ask(path: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const answer = request({ port, host: "127.0.0.1", path, agent: false }).end();
  const [response] = await once(answer, "response");
  if (path.startsWith("/hangs")) response.destroy();
  else await once(response.resume(), "end");
  const requestId = String(response.headers["x-request-id"]);
  await expect.poll(() => lineOf(requestId)).toBeDefined();
  return requestId;
}

const lineOf = (requestId: string) => lines.find((line) => line.requestId === requestId && line.msg === "request");

it("writes one line a request, by the name that its answer carries", async () => {
  const requestId = await ask("/refused?why=1");
  expect(lineOf(requestId)).toMatchObject({ method: "GET", path: "/refused", status: 403, ms: expect.any(Number), level: 30 });
  expect(lines.filter((line) => line.requestId === requestId).map((line) => line.msg)).toEqual(["in the middle of it", "request"]);
  expect(await ask("/studio")).not.toBe(requestId);
});

it("says when the reader left before the end", async () => {
  expect(lineOf(await ask("/hangs"))).toMatchObject({ isBroken: true });
});

it("keeps the parts of pages for level debug", async () => {
  expect(lineOf(await ask("/_next/static/a.js"))).toMatchObject({ level: 20 });
});

it("never writes what opens something", async () => {
  for (const path of [
    `/api/callbacks/wavespeed/${CANARY}`,
    `/api/callbacks/wavespeed/${CANARY.slice(0, 12)}`,
    `/api/callbacks//${CANARY.slice(0, 12)}`,
    `//api/callbacks/x/${CANARY.slice(0, 12)}`,
    `/api/media/public/${CANARY}.jpg`,
    `/s/${CANARY.slice(0, 12)}`,
    `/s/${CANARY.slice(0, 12)}/more`,
    `/anything/${CANARY}`,
    `/setup?token=${CANARY}`,
    `/studio?next=/s/${CANARY}`,
    `/api/events?access=${CANARY.slice(0, 12)}`,
  ]) {
    await ask(path);
    expect(loggedPath(path)).not.toContain("CANARY");
  }
  expect(JSON.stringify(lines)).not.toContain("CANARY");
});

it("leaves an id whole, so that a take's requests can be found", () => {
  expect(loggedPath("/api/v1/takes/0195f3c2-7b1e-7c3a-9f00-1a2b3c4d5e6f/clip?download=1")).toBe(
    "/api/v1/takes/0195f3c2-7b1e-7c3a-9f00-1a2b3c4d5e6f/clip",
  );
});
