import { createServer as createWebServer, type Server as WebServer } from "node:http";
import { type AddressInfo, createServer, type LookupFunction, type Server } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Attempt, ForbiddenAddressError, guardedConnector } from "@/lib/http/guarded-connect";
import { createSafeFetch } from "@/lib/http/safe-fetch";

/** Hosts as they can be written in an address, each of them a way to this machine or its network. */
const FORMS = [
  ...["127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "127.0.0.1.", "2130706433", "2130706433.", "0x7f000001", "0X7F000001", "0x7f.1"],
  ...[
    "0x7f.0x0.0x0.0x1",
    "0x7f.0.1",
    "0177.0.0.1",
    "0177.1",
    "017700000001",
    "00000000177.0.0.1",
    "127.0x0.0.01",
    "%31%32%37.0.0.1",
    "127%2e0%2e0%2e1",
  ],
  ...["①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "１２７.0.0.1", "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "0", "0.0.0.0", "0x0", "00", "0.1"],
  ...["localhost", "LOCALHOST", "localhost.", "LocalHost", "ⓛocalhost", "locaｌhost", "sub.localhost", "127.0.0.1.nip.example", "clips.example"],
  ...[
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[0000::0001]",
    "[::]",
    "[::127.0.0.1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::FFFF:127.0.0.1]",
    "[0:0:0:0:0:ffff:7f00:1]",
  ],
  ...[
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
    "[2002:7f00:1::]",
    "[2001::1]",
    "[2001:db8::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[fc00::1]",
  ],
  ...[
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[100::1]",
    "10.0.0.1",
    "10.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "192.168.257",
    "169.254.169.254",
    "169.254.43518",
  ],
  ...[
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "[::ffff:169.254.169.254]",
    "100.64.0.1",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
  ],
  ...["255.255.255.255", "4294967295"],
];

/** What a resolver can say of a name to lead us home. */
const ANSWERS: [string, { address: string; family: number }[]][] = [
  ["this machine", [{ address: "127.0.0.1", family: 4 }]],
  ["this machine by IPv6", [{ address: "::1", family: 6 }]],
  ["this machine inside an IPv6 address", [{ address: "::ffff:127.0.0.1", family: 6 }]],
  ["the same in hex", [{ address: "::ffff:7f00:1", family: 6 }]],
  ["any address", [{ address: "0.0.0.0", family: 4 }]],
  ["any address by IPv6", [{ address: "::", family: 6 }]],
  ["a link-local address with its zone", [{ address: "fe80::1%lo", family: 6 }]],
  [
    "a public address and this machine",
    [
      { address: "93.184.215.14", family: 4 },
      { address: "127.0.0.1", family: 4 },
    ],
  ],
  [
    "this machine and a public address",
    [
      { address: "::1", family: 6 },
      { address: "93.184.215.14", family: 4 },
    ],
  ],
  ["a number", [{ address: "2130706433", family: 4 }]],
  ["a name", [{ address: "localhost", family: 4 }]],
  ["nothing", []],
];

const canaries: Server[] = [];
const sockets: Promise<void>[] = [];
let connections = 0;
let bytes = 0;
let port = 0;
let redirector: WebServer;
let redirectTo = "";
let hops = 0;

/** Something that must never hear from us, on every loopback this machine has, at one port. */
async function listen(host: string, at: number): Promise<number | null> {
  const server = createServer((socket) => {
    connections += 1;
    socket.on("data", (chunk) => {
      bytes += chunk.length;
    });
    socket.on("error", () => {});
    sockets.push(new Promise((closed) => socket.once("close", () => closed())));
  });
  const isListening = await new Promise<boolean>((done) => {
    server.once("error", () => done(false));
    server.listen({ port: at, host, ipv6Only: true }, () => done(true));
  });
  if (!isListening) return null;
  canaries.push(server);
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  port = (await listen("127.0.0.1", 0)) ?? 0;
  await listen("::1", port);
  redirector = createWebServer((_, response) => {
    hops += 1;
    const isLast = hops % 3 === 0;
    response.writeHead(302, { location: isLast ? redirectTo : `/hop-${hops}` }).end();
  });
  await new Promise<void>((listening) => redirector.listen(0, "127.0.0.1", listening));
});
afterAll(async () => {
  for (const server of [...canaries, redirector]) await new Promise((closed) => server.close(closed));
});
beforeEach(() => {
  connections = 0;
  bytes = 0;
  hops = 0;
});

const home: LookupFunction = (_, options, callback) => {
  if (options.all) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};

/** Connects as the guarded client does, but at the canaries' port, which the client itself would not ask. */
function connect(hostname: string, resolve: LookupFunction, protocol = "https:"): Promise<Error | null> {
  const attempt: Attempt = { isConnected: false, socket: null };
  const connector = guardedConnector(attempt, { isAllowed: false, resolve, timeoutMs: 2_000 });
  return new Promise((done) => {
    connector({ hostname, host: `${hostname}:${port}`, protocol, port: String(port) }, (error, socket) => {
      socket?.destroy();
      done(error);
    });
  });
}

test("the canaries hear what is let through", async () => {
  const attempt: Attempt = { isConnected: false, socket: null };
  const connector = guardedConnector(attempt, { isAllowed: true, resolve: undefined, timeoutMs: 2_000 });
  await new Promise<void>((done) =>
    connector({ hostname: "127.0.0.1", host: "", protocol: "http:", port: String(port) }, (_, socket) => {
      socket?.end("a byte or two", () => done());
    }),
  );
  await expect.poll(() => bytes).toBeGreaterThan(0);
  expect(new Set(FORMS).size).toBeGreaterThanOrEqual(60);
});

describe.each(FORMS)("https://%s", (form) => {
  test("is not asked, is not connected to, and is no place to be redirected to", async () => {
    const address = `https://${form}/clip.mp4`;
    await expect(createSafeFetch({ allow: [], resolve: home })(address)).rejects.toThrow(ForbiddenAddressError);
    const { hostname } = URL.parse(address) ?? { hostname: "localhost" };
    for (const protocol of ["https:", "http:"]) expect(await connect(hostname, home, protocol)).toBeInstanceOf(ForbiddenAddressError);
    const at = `127.0.0.1:${(redirector.address() as AddressInfo).port}`;
    // a header holds ASCII: other letters go percent-encoded, which a URL takes as well
    redirectTo = address.replace(/[^ -~]/gu, encodeURIComponent);
    const led = createSafeFetch({ allow: [at], resolve: home })(`http://${at}/`, { redirect: "follow" });
    await expect(led).rejects.toThrow(ForbiddenAddressError);
    expect([hops, connections]).toEqual([3, 0]);
  });
});

describe("a resolver that answers with", () => {
  test.each(ANSWERS)("%s leads nowhere", async (_, addresses) => {
    const resolve: LookupFunction = (__, options, callback) => {
      if (options.all) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? "", addresses[0]?.family ?? 4);
    };
    expect(await connect("clips.example", resolve)).toBeInstanceOf(ForbiddenAddressError);
    await expect(createSafeFetch({ allow: [], resolve })("https://clips.example/")).rejects.toThrow(ForbiddenAddressError);
    expect(connections).toBe(0);
  });

  test.each([
    ["127.0.0.1", 4],
    ["::1", 6],
    ["::ffff:127.0.0.1", 6],
  ] as const)("a public address that has become %s when it is connected to gets no byte", async (address, family) => {
    let reads = 0;
    const turning = {
      family,
      get address() {
        reads += 1;
        return reads === 1 ? (family === 4 ? "93.184.215.14" : "2606:4700::1111") : address;
      },
    };
    for (const protocol of ["https:", "http:"]) {
      reads = 0;
      expect(await connect("clips.example", (_, __, callback) => callback(null, [turning]), protocol)).toBeInstanceOf(Error);
      expect(reads).toBeGreaterThan(1);
    }
    await Promise.all(sockets);
    expect(bytes).toBe(0);
  });

  test("one thing at the first hop and another at the second is looked up at each", async () => {
    const at = `clips.example:${(redirector.address() as AddressInfo).port}`;
    const names: string[] = [];
    const resolve: LookupFunction = (name, options, callback) => {
      names.push(name);
      home(name, options, callback);
    };
    redirectTo = "https://elsewhere.example/";
    await expect(createSafeFetch({ allow: [at], resolve })(`http://${at}/`, { redirect: "follow" })).rejects.toThrow(ForbiddenAddressError);
    expect(names).toEqual(["clips.example", "clips.example", "clips.example", "elsewhere.example"]);
    expect(connections).toBe(0);
  });
});
