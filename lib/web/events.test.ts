import { once } from "node:events";
import { type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { signedIn } from "@/lib/access/testing";
import { createToken, revokeToken } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { removeMember } from "@/lib/members/remove";
import { parseTrust } from "@/lib/web/client-address";
import { createEvents } from "@/lib/web/serve-events";
import { createWebServer } from "@/lib/web/server";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let server: Server;
let events: ReturnType<typeof createEvents>;
let owner: Actor;
let secret: string;
let tokenId: string;

beforeAll(async () => {
  owner = await makeMember();
  const made = await createToken(owner, { name: "reader", scopes: ["read"] });
  secret = made.secret;
  tokenId = made.token.id;
  events = createEvents(env().DATABASE_URL);
  server = createWebServer({
    gate: { isDev: false, trust: parseTrust(undefined), publicUrl: undefined, uploadOrigins: [] },
    pages: async (_request, response) => void response.end(),
    events: events.serve,
    isAway: async () => false,
    upgrade: null,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(async () => {
  await events?.stop();
  server?.close();
});

it("a stranger gets no stream", async () => {
  const answer = await open({});
  expect(answer.statusCode).toBe(401);
  expect(JSON.parse(await textUntil(answer, "}}"))).toMatchObject({ error: { code: "unauthenticated" } });
});

it("a change of a take and a pause reach the reader, and a gap is told", async () => {
  const answer = await open({ authorization: `Bearer ${secret}` });
  expect(answer.headers["content-type"]).toMatch(/^text\/event-stream/);
  expect(answer.headers["cache-control"]).toContain("no-transform");
  expect(await textUntil(answer, "\n\n")).toContain("retry: 2000");
  await listening();
  await db().$executeRaw`SELECT pg_notify('dailies_takes', '{"id":"1","status":"ready"}')`;
  expect(await textUntil(answer, "\n\n")).toBe('event: take\ndata: {"id":"1","status":"ready"}\n\n');
  await db().$executeRaw`SELECT pg_notify('dailies_state', '{"about":"provider"}')`;
  expect(await textUntil(answer, "\n\n")).toBe('event: state\ndata: {"about":"provider"}\n\n');
  await db()
    .$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'dailies events' AND datname = current_database()`;
  expect(await textUntil(answer, "\n\n")).toBe("event: resync\ndata: {}\n\n");
  answer.destroy();
});

it("whose access ended is sent away at once, others stay", async () => {
  const ida = await makeMember("producer", "Ida");
  const headers = Object.fromEntries(await signedIn(ida));
  const { secret: idas } = await createToken(ida, { name: "reader", scopes: ["read"] });
  const leaving = [await open(headers), await open({ authorization: `Bearer ${idas}` })];
  const staying = await open({ authorization: `Bearer ${secret}` });
  for (const answer of [...leaving, staying]) await textUntil(answer, "\n\n");
  await listening();
  const ended = leaving.map((answer) => once(answer.resume(), "end"));
  await removeMember(owner, { memberId: ida.memberId });
  await Promise.all(ended);
  await db().$executeRaw`SELECT pg_notify('dailies_state', '{"about":"provider"}')`;
  expect(await textUntil(staying, "\n\n")).toBe('event: state\ndata: {"about":"provider"}\n\n');
  staying.destroy();
  expect((await open(headers)).statusCode).toBe(401);
});

it("a token that was revoked opens nothing", async () => {
  await revokeToken(owner, { tokenId });
  expect((await open({ authorization: `Bearer ${secret}` })).statusCode).toBe(401);
});

it("stopping ends the streams", async () => {
  const { secret: other } = await createToken(owner, { name: "another", scopes: ["read"] });
  const answer = await open({ authorization: `Bearer ${other}` });
  await textUntil(answer, "\n\n");
  await events.stop();
  await once(answer.resume(), "end");
});

function open(headers: Record<string, string>): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: "/api/events", headers: { host: `127.0.0.1:${env().PORT}`, ...headers }, agent: false }, resolve)
      .on("error", reject)
      .end();
  });
}

/** What came until the mark, read in the order it came. */
async function textUntil(answer: IncomingMessage, mark: string): Promise<string> {
  let text = "";
  while (!text.includes(mark)) {
    const chunk: Buffer | null = answer.read();
    if (chunk) text += chunk;
    else await once(answer, "readable");
  }
  return text;
}

/** Notices that are sent before anyone listens are nobody's. */
async function listening(): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await db().$queryRaw<
            unknown[]
          >`SELECT 1 FROM pg_stat_activity WHERE application_name = 'dailies events' AND query LIKE '%LISTEN%' AND datname = current_database()`
        ).length,
    )
    .toBe(1);
}
