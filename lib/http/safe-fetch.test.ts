import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createSafeFetch, ForbiddenAddressError, NotConnectedError } from "@/lib/http/safe-fetch";

interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
  connection: unknown;
}

let port = 0;
let seen: Seen[] = [];
let answer: (request: Seen, response: ServerResponse) => void;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { method = "", url: path = "", headers, socket } = request;
    const one = { method, path, headers, body: Buffer.concat(chunks).toString(), connection: socket };
    seen.push(one);
    answer(one, response);
  });
});

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "0.0.0.0", listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise((closed) => server.close(closed)));
beforeEach(() => {
  seen = [];
  answer = (_, response) => response.end("fine");
});

const allowing = (...hosts: string[]) => createSafeFetch({ allow: hosts.map((host) => `${host}:${port}`) });
const resolveTo =
  (address: string): LookupFunction =>
  (_, options, callback) => {
    if (options.all) callback(null, [{ address, family: 4 }]);
    else callback(null, address, 4);
  };

describe("what is not public", () => {
  const hosts = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0x7f.0x0.0x0.0x1",
    "0177.0.0.1",
    "017700000001",
    "0",
    "0.0.0.0",
    "0x0",
    "①②⑦.⓪.⓪.①",
    "127。0。0。1",
    "%31%32%37.0.0.1",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
    "[fe80::1]",
    "[fc00::1]",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "100.64.0.1",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
  ];

  test.each(hosts)("https://%s is never asked", async (host) => {
    await expect(createSafeFetch({ allow: [], resolve: resolveTo("127.0.0.1") })(`https://${host}/`)).rejects.toThrow(ForbiddenAddressError);
    expect(seen).toHaveLength(0);
  });

  test("plain http, other ports, other schemes and passwords in the address are refused even for public hosts", async () => {
    const ask = createSafeFetch({ allow: [], resolve: resolveTo("93.184.215.14") });
    for (const address of [
      "http://example.com/",
      "https://example.com:8443/",
      "ftp://example.com/",
      "file:///etc/passwd",
      "data:text/plain,x",
      "https://user:pass@example.com/",
      "https://user@example.com/",
      "not an address",
    ]) {
      await expect(ask(address), address).rejects.toThrow(ForbiddenAddressError);
    }
  });

  test("a name is judged by its addresses, and one private among public ones is enough", async () => {
    const mixed: LookupFunction = (_, options, callback) => {
      if (options.all)
        callback(null, [
          { address: "93.184.215.14", family: 4 },
          { address: "10.0.0.7", family: 4 },
        ]);
      else callback(null, "10.0.0.7", 4);
    };
    await expect(createSafeFetch({ allow: [], resolve: resolveTo("10.0.0.7") })("https://clips.example/")).rejects.toThrow(ForbiddenAddressError);
    await expect(createSafeFetch({ allow: [], resolve: mixed })("https://clips.example/")).rejects.toThrow(ForbiddenAddressError);
  });

  test("an error says nothing of the path, which may be signed", async () => {
    const error: Error = await createSafeFetch({ allow: [] })("https://127.0.0.1/clip.mp4?signature=abc").catch((thrown) => thrown);
    expect(error.message).not.toContain("signature");
  });
});

describe("what the operator listed", () => {
  test("is asked though private and plain, at exactly that port", async () => {
    const response = await allowing("127.0.0.1")(`http://127.0.0.1:${port}/balance`);
    expect(await response.text()).toBe("fine");
    await expect(allowing("127.0.0.1")(`http://127.0.0.1:${port === 65535 ? 65534 : port + 1}/`)).rejects.toThrow(ForbiddenAddressError);
    await expect(allowing("127.0.0.1")(`http://127.0.0.2:${port}/`)).rejects.toThrow(ForbiddenAddressError);
  });

  test("may be a name", async () => {
    const ask = createSafeFetch({ allow: [`sandbox.internal:${port}`], resolve: resolveTo("127.0.0.1") });
    expect((await ask(`http://sandbox.internal:${port}/`)).status).toBe(200);
  });

  test("must name a port", () => {
    expect(() => createSafeFetch({ allow: ["minio.internal"] })).toThrow("should be a host and a port");
    expect(() => createSafeFetch({ allow: ["http://minio:9000"] })).toThrow("should be a host and a port");
  });
});

describe("sending", () => {
  test("each request has a connection of its own", async () => {
    const ask = allowing("127.0.0.1");
    for (let index = 0; index < 3; index += 1) await (await ask(`http://127.0.0.1:${port}/`)).text();
    expect(new Set(seen.map((request) => request.connection)).size).toBe(3);
  });

  test("a body goes out once, also where fetch itself would send again", async () => {
    answer = (_, response) => response.writeHead(421).end();
    await allowing("127.0.0.1")(`http://127.0.0.1:${port}/create`, { method: "POST", body: "{}" }).catch(() => null);
    expect(seen).toHaveLength(1);
  });

  test("a connection that breaks after the request is not one that was never made", async () => {
    answer = (_, response) => response.destroy();
    const error = await allowing("127.0.0.1")(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}" }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(NotConnectedError);
    expect(seen).toHaveLength(1);
  });

  test("an end of patience after the request is not one before it", async () => {
    answer = () => {};
    const error = await allowing("127.0.0.1")(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(100) }).catch((thrown) => thrown);
    expect(error).not.toBeInstanceOf(NotConnectedError);
  });

  test("a body that is given up midway closes its connection", async () => {
    for (const giveUp of ["cancel", "abort"] as const) {
      const closed = Promise.withResolvers<void>();
      answer = (_, response) => {
        response.once("close", () => closed.resolve());
        response.write("the beginning");
      };
      const controller = new AbortController();
      const response = await allowing("127.0.0.1")(`http://127.0.0.1:${port}/clip`, { signal: controller.signal });
      const reader = response.body?.getReader();
      expect((await reader?.read())?.done).toBe(false);
      if (giveUp === "cancel") await reader?.cancel();
      else controller.abort();
      if (giveUp === "abort") await expect(reader?.read()).rejects.toThrow();
      await closed.promise;
    }
  });

  test("a refused connection, an unknown name and failed TLS are told as nothing sent", async () => {
    const failing: LookupFunction = (_, __, callback) => callback(Object.assign(new Error("ENOTFOUND"), { code: "ENOTFOUND" }), "", 4);
    await expect(createSafeFetch({ allow: ["127.0.0.1:1"] })("http://127.0.0.1:1/")).rejects.toThrow(NotConnectedError);
    await expect(createSafeFetch({ allow: [], resolve: failing })("https://nowhere.example/")).rejects.toThrow(NotConnectedError);
    await expect(allowing("127.0.0.1")(`https://127.0.0.1:${port}/`)).rejects.toThrow(NotConnectedError);
  });

  test("an end of patience while connecting is told as nothing sent", async () => {
    const never: LookupFunction = () => {};
    const error = await createSafeFetch({ allow: [], resolve: never })("https://slow.example/", { signal: AbortSignal.timeout(50) }).catch(
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(NotConnectedError);
  });

  test("a name that never resolves is given up", async () => {
    const never: LookupFunction = () => {};
    await expect(createSafeFetch({ allow: [], resolve: never, connectTimeoutMs: 50 })("https://slow.example/")).rejects.toThrow(NotConnectedError);
  });
});

describe("redirects", () => {
  const redirect = (to: string, status = 302) => {
    answer = (request, response) => (request.path === "/end" ? response.end("the end") : response.writeHead(status, { location: to }).end());
  };

  test("come back as they are unless asked for", async () => {
    redirect("/end");
    const response = await allowing("127.0.0.1")(`http://127.0.0.1:${port}/`);
    expect([response.status, response.headers.get("location"), seen.length]).toEqual([302, "/end", 1]);
  });

  test("are followed when asked for, with the same headers on the same origin", async () => {
    redirect("/end");
    const response = await allowing("127.0.0.1")(`http://127.0.0.1:${port}/`, { redirect: "follow", headers: { authorization: "Bearer k" } });
    expect(await response.text()).toBe("the end");
    expect(seen[1]?.headers.authorization).toBe("Bearer k");
  });

  test("take no key to another origin", async () => {
    redirect(`http://localhost:${port}/end`);
    const headers = { authorization: "Bearer k", "x-api-key": "k", cookie: "a=b", range: "bytes=0-1" };
    await (await allowing("127.0.0.1", "localhost")(`http://127.0.0.1:${port}/`, { redirect: "follow", headers })).text();
    expect(seen[1]?.headers).toMatchObject({ range: "bytes=0-1" });
    expect(Object.keys(seen[1]?.headers ?? {})).not.toEqual(expect.arrayContaining(["authorization"]));
    expect(seen[1]?.headers["x-api-key"] ?? seen[1]?.headers.cookie).toBeUndefined();
  });

  test("to what is not public are refused", async () => {
    for (const to of [`http://localhost:${port}/end`, "https://169.254.169.254/latest/meta-data", "file:///etc/passwd"]) {
      redirect(to);
      await expect(allowing("127.0.0.1")(`http://127.0.0.1:${port}/`, { redirect: "follow" }), to).rejects.toThrow(ForbiddenAddressError);
    }
  });

  test("end after three", async () => {
    redirect("/again");
    await expect(allowing("127.0.0.1")(`http://127.0.0.1:${port}/`, { redirect: "follow" })).rejects.toThrow("more than 3 times");
    expect(seen).toHaveLength(4);
  });

  test("never repeat a request that does something", async () => {
    redirect("/end", 307);
    await expect(allowing("127.0.0.1")(`http://127.0.0.1:${port}/`, { method: "POST", body: "{}", redirect: "follow" })).rejects.toThrow(
      "redirected a request",
    );
    expect(seen).toHaveLength(1);
  });
});
