import { once } from "node:events";
import { type IncomingHttpHeaders, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseTrust } from "@/lib/web/client-address";
import { createWebServer } from "@/lib/web/server";

let server: Server;
let port: number;
let isAway = false;
const seen: { headers: IncomingHttpHeaders; url: string | undefined }[] = [];

beforeAll(async () => {
  process.env.PORT = "3000";
  process.env.PUBLIC_URL = "https://dailies.example.com";
  server = createWebServer({
    gate: {
      isDev: false,
      trust: parseTrust("loopback"),
      publicUrl: process.env.PUBLIC_URL,
      uploadOrigins: ["https://store.example.com"],
    },
    async pages(request, response) {
      seen.push({ headers: { ...request.headers }, url: request.url });
      if (request.url === "/api/media/own")
        response.writeHead(200, { "content-security-policy": "sandbox", "cross-origin-resource-policy": "same-site" });
      if (request.url === "/breaks") throw new Error("broken on purpose");
      response.end("page");
    },
    events: async (_request, response) => void response.end("events"),
    isAway: async () => isAway,
    upgrade: null,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterAll(() => server.close());

describe("the address that was asked for", () => {
  it("is served when it is PUBLIC_URL's or a loopback name on PORT", async () => {
    for (const host of ["dailies.example.com", "127.0.0.1:3000", "localhost:3000", "[::1]:3000", "LOCALHOST:3000"]) {
      expect((await ask("/", { host })).statusCode, host).toBe(200);
    }
  });

  it("gets 421 and a sentence when it is any other, and reaches no page", async () => {
    const before = seen.length;
    for (const host of ["evil.example.com", "127.0.0.1:4000", "dailies.example.com.evil.com", "localhost"]) {
      const answer = await ask("/", { host });
      expect(answer.statusCode, host).toBe(421);
      expect(await textOf(answer)).toContain("https://dailies.example.com");
    }
    expect(seen.length).toBe(before);
  });

  it("is taken from a trusted proxy that rewrote Host", async () => {
    expect((await ask("/", { host: "127.0.0.1:3000", "x-forwarded-host": "dailies.example.com" })).statusCode).toBe(200);
    expect(seen.at(-1)?.headers.host).toBe("dailies.example.com");
    expect(seen.at(-1)?.headers["x-forwarded-proto"]).toBe("https");
  });
});

describe("what only we may say", () => {
  it("is taken from a request and said by us", async () => {
    await ask("/", {
      host: "localhost:3000",
      "x-dailies-client": "6.6.6.6",
      "x-dailies-other": "1",
      "x-forwarded-for": "203.0.113.9",
      "content-security-policy": "script-src 'nonce-evil'",
    });
    const { headers } = seen.at(-1)!;
    expect(headers["x-dailies-client"]).toBe("203.0.113.9");
    expect(headers["x-dailies-other"]).toBeUndefined();
    expect(headers["content-security-policy"]).not.toContain("evil");
  });
});

describe("safety headers", () => {
  it("give each page a nonce of its own, the same that Next is told", async () => {
    const first = policyOf(await ask("/studio", { host: "localhost:3000" }));
    expect(first).toContain("https://store.example.com");
    expect(seen.at(-1)?.headers["content-security-policy"]).toBe(first);
    expect(policyOf(await ask("/studio", { host: "localhost:3000" }))).not.toBe(first);
  });

  it("leave a handler's own words alone", async () => {
    const { headers } = await ask("/api/media/own", { host: "localhost:3000" });
    expect(headers["content-security-policy"]).toBe("sandbox");
    expect(headers["cross-origin-resource-policy"]).toBe("same-site");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("stand on refusals and failures too", async () => {
    for (const answer of [await ask("/", { host: "evil.example.com" }), await ask("/breaks", { host: "localhost:3000" })]) {
      expect(answer.headers["x-content-type-options"]).toBe("nosniff");
      expect(answer.headers["content-security-policy"]).toBeTruthy();
    }
  });

  it("ask for https only behind https", async () => {
    expect((await ask("/", { host: "dailies.example.com" })).headers["strict-transport-security"]).toBeTruthy();
    expect((await ask("/", { host: "localhost:3000" })).headers["strict-transport-security"]).toBeUndefined();
  });
});

describe("while the database is away", () => {
  const opening = { host: "localhost:3000", "sec-fetch-dest": "document", accept: "text/html" };

  beforeAll(() => {
    isAway = true;
  });
  afterAll(() => {
    isAway = false;
  });

  it("a page that is opened says so, needs nothing but itself, and comes back by itself", async () => {
    const answer = await ask("/studio?take=1", opening);
    const text = await textOf(answer);
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["retry-after"]).toBe("5");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expect(text).toContain("The studio’s database does not answer");
    const nonce = /'nonce-([^']+)'/.exec(policyOf(answer))?.[1];
    expect(text).toContain("location.reload()");
    expect(text.match(/<(script|style)/g)).toHaveLength(text.split(`nonce="${nonce}"`).length - 1);
    expect(text).toContain(`<style nonce="${nonce}">`);
    expect(text).toContain(`<script src="/theme.js" nonce="${nonce}">`);
  });

  it("what a page that is open asks for gets an answer of its own", async () => {
    const tries: Record<string, string>[] = [
      { ...opening, rsc: "1" },
      { host: "localhost:3000", "sec-fetch-dest": "script", accept: "*/*" },
      { host: "localhost:3000", accept: "application/json" },
    ];
    for (const headers of tries) {
      expect(await textOf(await ask("/studio", headers))).toBe("page");
    }
    expect(await textOf(await ask("/api/v1/takes", opening))).toBe("page");
    expect(await textOf(await ask("/_next/static/a.js", opening))).toBe("page");
  });

  it("without Fetch Metadata, whoever wants a page is told too", async () => {
    expect((await ask("/gallery", { host: "localhost:3000", accept: "text/html,*/*" })).statusCode).toBe(503);
  });
});

describe("the rest", () => {
  it("hands the events' address to the events alone", async () => {
    expect(await textOf(await ask("/api/events?x=1", { host: "localhost:3000" }))).toBe("events");
    expect(await textOf(await ask("/api/eventsx", { host: "localhost:3000" }))).toBe("page");
  });

  it("answers 500 without a word of the failure", async () => {
    const answer = await ask("/breaks", { host: "localhost:3000" });
    expect(answer.statusCode).toBe(500);
    expect(await textOf(answer)).toBe("");
  });

  it("refuses upgrades", async () => {
    const answer = await ask("/", { host: "localhost:3000", connection: "Upgrade", upgrade: "websocket" });
    expect(answer.statusCode).toBe(426);
  });
});

function ask(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request({ port, host: "127.0.0.1", path, headers, agent: false }, resolve).on("error", reject).end();
  });
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += chunk;
  return text;
}

function policyOf(answer: IncomingMessage): string {
  return String(answer.headers["content-security-policy"]);
}
