import { beforeEach, describe, expect, it } from "vitest";
import { authFor } from "@/lib/access/auth";
import { endSession, hasSessionCookie, sessionActor } from "@/lib/access/sessions";
import { createOwner } from "@/lib/access/setup";
import { signIn } from "@/lib/access/sign-in";
import { db } from "@/lib/db";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const ORIGIN = "http://127.0.0.1:3000";
const HOST = "127.0.0.1:3000";
const SECURE = "https://studio.example";
process.env.PUBLIC_URL = SECURE;
const MAYA = { name: "Maya", email: "maya@dailies.test", password: "twelve-chars-at-least" };

function visitor(client = "203.0.113.5") {
  return { origin: ORIGIN, client, headers: new Headers({ host: HOST, "x-dailies-client": client, "user-agent": "test" }) };
}

/** What a browser would send back. */
function withCookies(answered: Headers): Headers {
  const cookie = answered
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return new Headers({ host: HOST, cookie });
}

beforeEach(async () => {
  await db().member.deleteMany();
  await db().tryCount.deleteMany();
  await createOwner(MAYA);
});

describe("signing in", () => {
  it("starts a session that names the member and their role", async () => {
    const answered = await signIn(visitor(), { email: MAYA.email, password: MAYA.password });
    const actor = await sessionActor(withCookies(answered));
    expect(actor).toMatchObject({ kind: "member", name: "Maya", role: "owner", scopes: null });
    expect(await db().session.findFirst({ select: { ipAddress: true } })).toEqual({ ipAddress: "203.0.113.5" });
  });

  it("sets a cookie that scripts can't read and other sites don't send", async () => {
    const answered = await signIn(visitor(), { email: MAYA.email, password: MAYA.password });
    const [cookie] = answered.getSetCookie();
    expect(cookie).toMatch(/^dailies\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Secure/);
  });

  it.each([
    ["a wrong password", { email: MAYA.email, password: "not-the-password" }],
    ["an unknown account", { email: "nobody@dailies.test", password: MAYA.password }],
    ["a password that no account can have", { email: MAYA.email, password: "x".repeat(900) }],
  ])("answers %s with one and the same sentence", async (_what, input) => {
    await expect(signIn(visitor(), input)).rejects.toMatchObject({ code: "unauthenticated", message: "That email and password don't match." });
    expect(await db().session.count()).toBe(0);
  });

  it("says when few tries are left, and stops at ten, even for the right password", async () => {
    const wrong = { email: MAYA.email, password: "not-the-password" };
    for (let tries = 1; tries <= 6; tries += 1) await expect(signIn(visitor(), wrong)).rejects.toThrow("That email and password don't match.");
    await expect(signIn(visitor(), wrong)).rejects.toThrow("Three tries left, then a pause of 15 minutes.");
    await expect(signIn(visitor(), wrong)).rejects.toThrow("Two tries left");
    await expect(signIn(visitor(), wrong)).rejects.toThrow("One try left");
    await expect(signIn(visitor(), wrong)).rejects.toThrow("Wait 15 minutes");
    await expect(signIn(visitor(), { email: MAYA.email, password: MAYA.password })).rejects.toMatchObject({ code: "too_many", retryAfterS: 900 });
    expect(await signIn(visitor("198.51.100.7"), { email: MAYA.email, password: MAYA.password })).toBeInstanceOf(Headers);
  });

  it("forgets the tries of someone who then gets it right", async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 5; tries += 1)
        await expect(signIn(visitor(), { email: MAYA.email, password: "not-the-password" })).rejects.toThrow();
      await signIn(visitor(), { email: MAYA.email, password: MAYA.password });
    }
  });

  it("lets no one in while tries can't be counted", async () => {
    await db().$executeRaw`ALTER TABLE "try_count" RENAME TO "try_count_gone"`;
    try {
      await expect(signIn(visitor(), { email: MAYA.email, password: MAYA.password })).rejects.toThrow();
      expect(await db().session.count()).toBe(0);
    } finally {
      await db().$executeRaw`ALTER TABLE "try_count_gone" RENAME TO "try_count"`;
    }
  });
});

describe("a session", () => {
  it("is refused at once when it was ended, expired, or its member is gone", async () => {
    const ended = withCookies(await signIn(visitor(), MAYA));
    await endSession(ORIGIN, ended);
    expect(await sessionActor(ended)).toBeNull();

    const expired = withCookies(await signIn(visitor(), MAYA));
    await db().session.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await sessionActor(expired)).toBeNull();

    const orphaned = withCookies(await signIn(visitor(), MAYA));
    await db().member.deleteMany();
    expect(await sessionActor(orphaned)).toBeNull();
  });

  it("is nobody's when its cookie was altered, or when it comes to a host that isn't ours", async () => {
    const headers = withCookies(await signIn(visitor(), MAYA));
    const altered = new Headers(headers);
    altered.set(
      "cookie",
      (headers.get("cookie") ?? "").replace(/=(.)/, (_all, first) => `=${first === "A" ? "B" : "A"}`),
    );
    expect(hasSessionCookie(altered)).toBe(true);
    expect(await sessionActor(altered)).toBeNull();

    const elsewhere = new Headers(headers);
    elsewhere.set("host", "evil.example:3000");
    expect(await sessionActor(elsewhere)).toBeNull();
  });

  it("is read from no cookie that its keeper would not read, and from each that it gives", async () => {
    const signedIn = async () => (withCookies(await signIn(visitor(), MAYA)).get("cookie") ?? "").replace(/^.*?=/, "");
    const [good, other] = [await signedIn(), await signedIn()];
    const [token = "", signature = ""] = decodeURIComponent(good).split(".");
    const [, otherSignature = ""] = decodeURIComponent(other).split(".");
    const name = "dailies.session_token";
    const cookies = {
      good: `${name}=${good}`,
      "good, among others": `theme=dark; ${name}=${good}; ${name}=nonsense`,
      "good, but a false one first": `${name}=nonsense; ${name}=${good}`,
      "another session's signature": `${name}=${encodeURIComponent(`${token}.${otherSignature}`)}`,
      "a shorter signature": `${name}=${encodeURIComponent(`${token}.${signature.slice(0, -2)}`)}`,
      "a longer token": `${name}=${encodeURIComponent(`${token}x.${signature}`)}`,
      "no signature": `${name}=${token}`,
      "an empty signature": `${name}=${token}.`,
      "an empty token": `${name}=${encodeURIComponent(`.${signature}`)}`,
      nothing: `${name}=`,
      "bad encoding": `${name}=%E0%A4%A`,
      "the name that only https has": `__Secure-${name}=${good}`,
      "a name like it": `x${name}=${good}`,
    };
    const read = await Promise.all(
      Object.entries(cookies).map(async ([what, cookie]) => {
        const headers = new Headers({ host: HOST, cookie });
        return [what, (await sessionActor(headers)) !== null, (await authFor(ORIGIN).api.getSession({ headers })) !== null] as const;
      }),
    );
    for (const [what, isOurs, isTheKeepers] of read) expect([what, isOurs]).toEqual([what, isTheKeepers]);
    expect(read.filter(([, isOurs]) => isOurs).map(([what]) => what)).toEqual(["good", "good, among others"]);
  });

  it("is read from a cookie of https at an address of https", async () => {
    const headers = new Headers({ host: new URL(SECURE).host, "x-dailies-client": "203.0.113.5" });
    const answered = withCookies(await signIn({ origin: SECURE, client: "203.0.113.5", headers }, MAYA));
    headers.set("cookie", answered.get("cookie") ?? "");
    expect(headers.get("cookie")).toMatch(/^__Secure-/);
    expect(await sessionActor(headers)).toMatchObject({ name: "Maya" });
  });

  it("takes a new role at once", async () => {
    const headers = withCookies(await signIn(visitor(), MAYA));
    await db().member.updateMany({ data: { role: "reviewer" } });
    expect(await sessionActor(headers)).toMatchObject({ role: "reviewer" });
  });
});

describe("the library's own ways in", () => {
  it("sign-up is closed", async () => {
    const body = { name: "Eve", email: "eve@dailies.test", password: "twelve-chars-at-least" };
    await expect(authFor(ORIGIN).api.signUpEmail({ body })).rejects.toThrow();
    expect(await db().member.count()).toBe(1);
  });
});
