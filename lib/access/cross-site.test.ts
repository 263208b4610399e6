import { beforeAll, describe, expect, it } from "vitest";
import { isWrite, siteOf } from "@/lib/access/cross-site";
import { clientOf, knownOrigins, originOf, requireOrigin } from "@/lib/access/host";
import { safeNext } from "@/lib/access/next-path";
import { requestActor } from "@/lib/access/request-actor";
import { createOwner } from "@/lib/access/setup";
import { signIn } from "@/lib/access/sign-in";
import { createToken } from "@/lib/access/tokens";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

process.env.PUBLIC_URL = "https://dailies.example.com/";
useDatabase();

const OURS = "http://127.0.0.1:3000";
const PUBLIC = "https://dailies.example.com";

interface Case {
  host?: string;
  origin?: string;
  site?: string;
  forwarded?: string;
  is: "same" | "foreign" | "unsaid";
}

const TABLE: Case[] = [
  { origin: OURS, site: "same-origin", is: "same" },
  { site: "same-origin", is: "same" },
  { origin: OURS, is: "same" },
  { origin: OURS, site: "none", is: "same" },
  { host: "dailies.example.com", origin: PUBLIC, is: "same" },
  { host: "dailies.example.com:443", origin: PUBLIC, is: "same" },
  { host: "DAILIES.example.com", origin: PUBLIC, is: "same" },
  { is: "unsaid" },
  { site: "none", is: "unsaid" },
  { origin: OURS, site: "cross-site", is: "foreign" },
  { origin: OURS, site: "same-site", is: "foreign" },
  { site: "cross-site", is: "foreign" },
  { origin: "https://evil.example", is: "foreign" },
  { origin: "https://evil.example", site: "none", is: "foreign" },
  { origin: "null", is: "foreign" },
  { origin: "http://127.0.0.1:3001", is: "foreign" },
  { origin: "https://127.0.0.1:3000", is: "foreign" },
  { origin: "http://localhost:3000", is: "foreign" },
  { origin: `${OURS}.evil.example`, is: "foreign" },
  { host: "dailies.example.com", origin: "http://dailies.example.com", is: "foreign" },
  { host: "evil.example", origin: "http://evil.example", site: "same-origin", is: "foreign" },
  { host: "evil.example:3000", origin: "http://evil.example:3000", is: "foreign" },
  { origin: "https://evil.example", forwarded: "evil.example", is: "foreign" },
];

function headersOf({ host = "127.0.0.1:3000", origin, site, forwarded }: Omit<Case, "is">): Headers {
  return new Headers({
    host,
    ...(origin && { origin }),
    ...(site && { "sec-fetch-site": site }),
    ...(forwarded && { "x-forwarded-host": forwarded }),
  });
}

describe("where a request comes from", () => {
  it.each(TABLE)("Host $host, Origin $origin, Sec-Fetch-Site $site: $is", ({ is, ...sent }) => {
    expect(siteOf(headersOf(sent))).toBe(is);
  });

  it("takes only what reads for no write", () => {
    expect(["GET", "HEAD", "OPTIONS"].map(isWrite)).toEqual([false, false, false]);
    expect(["POST", "PUT", "PATCH", "DELETE", "post", "QUERY"].map(isWrite)).toEqual([true, true, true, true, true, true]);
  });
});

describe("a cookie", () => {
  let cookie = "";

  beforeAll(async () => {
    const maya = { name: "Maya", email: "maya@dailies.test", password: "twelve-chars-at-least" };
    await createOwner(maya);
    const answered = await signIn({ origin: OURS, client: "203.0.113.5", headers: headersOf({}) }, maya);
    cookie = answered
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
  });

  const ask = (method: string, headers: Headers) => {
    headers.set("cookie", cookie);
    return requestActor(new Request(`${OURS}/api/v1/takes`, { method, headers }));
  };

  it.each(TABLE.filter(({ host }) => host === undefined))(
    "vouches for a write only from a page of ours: Origin $origin, Sec-Fetch-Site $site",
    async ({ is, ...sent }) => {
      const asked = ask("POST", headersOf(sent));
      if (is === "same") expect(await asked).toMatchObject({ name: "Maya" });
      else await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    },
  );

  it("vouches for a read that says nothing", async () => {
    expect(await ask("GET", headersOf({}))).toMatchObject({ name: "Maya" });
  });

  it("is Secure where the studio is opened by https", async () => {
    const answered = await signIn(
      { origin: PUBLIC, client: "203.0.113.5", headers: headersOf({ host: "dailies.example.com" }) },
      { email: "maya@dailies.test", password: "twelve-chars-at-least" },
    );
    expect(answered.getSetCookie()[0]).toMatch(/^__Secure-dailies\.session_token=.*; Secure/);
  });

  it("steps back behind a token, which needs no page of ours", async () => {
    const { secret } = await createToken(await makeMember("owner", "Script"), { name: "ci", scopes: ["read"] });
    const headers = headersOf({ origin: "https://evil.example", site: "cross-site" });
    headers.set("authorization", `Bearer ${secret}`);
    expect(await ask("POST", headers)).toMatchObject({ kind: "token", name: "Script" });
    headers.set("authorization", "Bearer dly_wrong");
    await expect(ask("POST", headers)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("the studio's own addresses", () => {
  it("are PUBLIC_URL and the loopback names on PORT", () => {
    expect(knownOrigins()).toEqual([PUBLIC, "http://localhost:3000", OURS, "http://[::1]:3000"]);
    expect(originOf(headersOf({ host: "localhost:3000" }))).toBe("http://localhost:3000");
    expect(originOf(headersOf({ host: "[::1]:3000" }))).toBe("http://[::1]:3000");
    for (const host of ["localhost", "localhost:3001", "localhost.evil.example:3000", "dailies.example.com:3000", ""])
      expect(originOf(headersOf({ host }))).toBeNull();
  });

  it("are named to whoever comes by another, without quoting it", () => {
    expect(() => requireOrigin(headersOf({ host: "evil.example" }))).toThrow(/does not know this address.*https:\/\/dailies\.example\.com/);
    expect(() => requireOrigin(headersOf({ host: "evil.example" }))).not.toThrow(/evil/);
  });

  it("know callers by our own header alone", () => {
    expect(clientOf(new Headers({ "x-forwarded-for": "203.0.113.5", "x-real-ip": "203.0.113.5" }))).toBe("unknown");
    expect(clientOf(new Headers({ "x-dailies-client": "203.0.113.5" }))).toBe("203.0.113.5");
  });
});

describe("going on after signing in", () => {
  it.each([
    ["/gallery?status=ready#x", "/gallery?status=ready#x"],
    [undefined, "/studio"],
    ["", "/studio"],
    ["https://evil.example", "/studio"],
    ["//evil.example", "/studio"],
    ["/\\evil.example", "/studio"],
    ["/\t/evil.example", "/studio"],
    ["/.//evil.example", "/studio"],
    ["javascript:alert(1)", "/studio"],
    ["studio", "/studio"],
  ])("from %j leads to %s", (next, to) => {
    expect(safeNext(next)).toBe(to);
  });
});
