import { once } from "node:events";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createToken } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { createEvents } from "@/lib/web/serve-events";
import { type DatabaseLink, openDatabaseLink } from "@/prisma/database-link";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let link: DatabaseLink;
let events: ReturnType<typeof createEvents>;
let server: Server;
let secret: string;

beforeAll(async () => {
  ({ secret } = await createToken(await makeMember(), { name: "reader", scopes: ["read"] }));
  link = await openDatabaseLink(env().DATABASE_URL);
  events = createEvents(link.url, 100);
  server = createServer((request, response) => void events.serve(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(async () => {
  await events.stop();
  server.close();
  await link.close();
});

it("a reader is told when the database goes away, and hears of takes again once it is back", { timeout: 60_000 }, async () => {
  await expect.poll(() => events.isLive(), { timeout: 20_000 }).toBe(true);
  const before = await read();
  expect(before.answer.statusCode).toBe(200);
  link.cut();
  await before.ended;
  expect(before.text()).toContain('event: state\ndata: {"about":"database"}\n\n');
  expect(events.isLive()).toBe(false);

  const meanwhile = await read();
  expect(meanwhile.answer.statusCode).toBe(503);
  expect(meanwhile.answer.headers["retry-after"]).toBe("5");

  link.mend();
  await expect.poll(() => events.isLive(), { timeout: 30_000 }).toBe(true);
  await expect.poll(async () => (await read()).answer.statusCode, { timeout: 20_000 }).toBe(200);
  const after = await read();
  await db().$executeRaw`SELECT pg_notify('dailies_takes', '{"id":"1","status":"ready"}')`;
  await expect.poll(after.text, { timeout: 20_000 }).toContain('event: take\ndata: {"id":"1","status":"ready"}');
});

async function read(): Promise<{ answer: IncomingMessage; text: () => string; ended: Promise<unknown> }> {
  const { port } = server.address() as AddressInfo;
  const asked = get({ port, host: "127.0.0.1", path: "/api/events", headers: { authorization: `Bearer ${secret}` }, agent: false });
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  let text = "";
  answer.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  return { answer, text: () => text, ended: once(answer, "end") };
}
