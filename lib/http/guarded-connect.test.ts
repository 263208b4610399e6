import { type AddressInfo, createServer, type LookupFunction, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Attempt, ForbiddenAddressError, guardedConnector } from "@/lib/http/guarded-connect";

let port = 0;
let bytes = 0;
const closed: Promise<unknown>[] = [];
const server = createServer((socket) => {
  socket.on("data", (chunk) => {
    bytes += chunk.length;
  });
  socket.on("error", () => {});
  closed.push(new Promise((done) => socket.once("close", done)));
});

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((done) => server.close(done)));

function connect(protocol: "http:" | "https:", resolve: LookupFunction) {
  const attempt: Attempt = { isConnected: false, socket: null };
  const connector = guardedConnector(attempt, { isAllowed: false, resolve, timeoutMs: 2_000 });
  return new Promise<{ error: Error | null; socket: Socket | null; attempt: Attempt }>((done) => {
    connector({ hostname: "clips.example", host: `clips.example:${port}`, protocol, port: String(port) }, (error, socket) =>
      done({ error, socket, attempt }),
    );
  });
}

test.each(["http:", "https:"] as const)(
  "an address that turns private between the check and the connection gets no byte over %s",
  async (protocol) => {
    let reads = 0;
    const turning = {
      family: 4,
      get address() {
        reads += 1;
        return reads === 1 ? "93.184.215.14" : "127.0.0.1";
      },
    };
    const { error, attempt } = await connect(protocol, (_, __, callback) => callback(null, [turning]));
    expect(reads).toBeGreaterThan(1);
    expect(error).toBeInstanceOf(ForbiddenAddressError);
    expect(attempt.isConnected).toBe(false);
    await Promise.all(closed);
    expect(bytes).toBe(0);
  },
);

test("a name is looked up once for a connection", async () => {
  let lookups = 0;
  await connect("http:", (_, __, callback) => {
    lookups += 1;
    callback(null, [{ address: "10.0.0.1", family: 4 }]);
  });
  expect(lookups).toBe(1);
});
