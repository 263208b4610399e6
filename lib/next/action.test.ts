import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { makeOwnerAction, signInAction, signOutAction } from "@/lib/access/actions";
import { ownerFromEnv, setupLink } from "@/lib/access/setup";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/next/action";
import { actorOrNull } from "@/lib/next/session";
import { useDatabase } from "@/prisma/testing";

/** What Next holds for the request that is running. */
const next = vi.hoisted(() => ({ headers: new Headers(), jar: new Map<string, { value: string; options: Record<string, unknown> }>() }));

vi.mock("next/headers", () => ({
  headers: async () => next.headers,
  cookies: async () => ({ set: (name: string, value: string, options: Record<string, unknown>) => void next.jar.set(name, { value, options }) }),
}));

process.env.OWNER_EMAIL = "Env@Dailies.test";
process.env.OWNER_PASSWORD = "twelve-chars-at-least";
useDatabase();

const MAYA = { name: "Maya", email: "maya@dailies.test", password: "twelve-chars-at-least" };

/** The next request, of the same browser. */
function arrive(changes: Record<string, string> = {}): void {
  const cookie = [...next.jar].filter(([, { value }]) => value).map(([name, { value }]) => `${name}=${encodeURIComponent(value)}`);
  next.headers = new Headers({
    host: "localhost:3000",
    origin: "http://localhost:3000",
    "x-dailies-client": "203.0.113.5",
    cookie: cookie.join("; "),
    ...changes,
  });
}

beforeEach(async () => {
  await db().member.deleteMany();
  await db().tryCount.deleteMany();
  next.jar.clear();
  arrive();
});

async function setUp(): Promise<void> {
  const link = await setupLink();
  expect(await makeOwnerAction({ ...MAYA, token: link?.token ?? "" })).toEqual({ ok: true, data: { next: "/studio" } });
}

describe("the door", () => {
  it("makes the owner, who is signed in at once, and signs them out and in again", async () => {
    await setUp();
    arrive();
    expect(await actorOrNull()).toMatchObject({ name: "Maya", role: "owner" });
    expect(next.jar.get("dailies.session_token")?.options).toMatchObject({ httpOnly: true, sameSite: "lax", path: "/" });

    expect(await signOutAction()).toEqual({ ok: true, data: { next: "/sign-in" } });
    expect(next.jar.get("dailies.session_token")?.value).toBe("");
    expect(await db().session.count()).toBe(0);
    arrive();
    expect(await actorOrNull()).toBeNull();

    expect(await signInAction({ email: " MAYA@dailies.test ", password: MAYA.password, next: "/gallery" })).toEqual({
      ok: true,
      data: { next: "/gallery" },
    });
    arrive();
    expect(await actorOrNull()).toMatchObject({ name: "Maya" });
  });

  it("answers what won't do by the field, and a wrong password with a sentence", async () => {
    await setUp();
    expect(await signInAction({ email: "maya", password: "" })).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { email: expect.any(String), password: "Enter your password." } },
    });
    expect(await signInAction({ email: MAYA.email, password: "wrong-password" })).toEqual({
      ok: false,
      error: { code: "unauthenticated", message: "That email and password don't match." },
    });
    expect(await makeOwnerAction({ ...MAYA, token: "made-up" })).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await makeOwnerAction({ ...MAYA, password: "elevenchars", token: "made-up" })).toMatchObject({
      ok: false,
      error: { fields: { password: "Use at least 12 characters." } },
    });
  });

  it.each([
    ["another origin", { origin: "https://evil.example" }],
    ["no origin", { origin: "" }],
    ["a host that isn't ours", { host: "evil.example", origin: "http://evil.example" }],
    ["a forwarded host", { origin: "https://evil.example", "x-forwarded-host": "evil.example" }],
  ])("stays shut to %s", async (_what, changes) => {
    await setUp();
    next.jar.clear();
    arrive(changes);
    if (!changes.origin) next.headers.delete("origin");
    expect(await signInAction({ email: MAYA.email, password: MAYA.password })).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(next.jar.size).toBe(0);
  });
});

describe("an action", () => {
  const greet = action(z.strictObject({ word: z.string() }), async (actor, { word }) => {
    if (word === "bug") throw new Error("secret of the house");
    if (word === "no") throw new AppError("conflict", "Not now.");
    return `${actor.name}: ${word}`;
  });

  it("runs for a member with parsed input, and answers failures as values", async () => {
    await setUp();
    arrive();
    expect(await greet({ word: "hello" })).toEqual({ ok: true, data: "Maya: hello" });
    expect(await greet({ word: "no" })).toEqual({ ok: false, error: { code: "conflict", message: "Not now." } });
    expect(await greet(JSON.parse('{"word":1,"more":2}'))).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { more: expect.any(String) } },
    });
    expect(JSON.stringify(await greet({ word: "bug" }))).not.toContain("secret");
  });

  it("runs for nobody else, and not for a cookie from another site", async () => {
    expect(await greet({ word: "hello" })).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
    await setUp();
    arrive({ "sec-fetch-site": "cross-site" });
    expect(await greet({ word: "hello" })).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });
});

describe("OWNER_EMAIL and OWNER_PASSWORD", () => {
  it("make the owner once, who can sign in", async () => {
    expect(await ownerFromEnv()).toMatchObject({ email: "env@dailies.test", role: "owner" });
    expect(await ownerFromEnv()).toBeNull();
    expect(await setupLink()).toBeNull();
    expect(await signInAction({ email: "env@dailies.test", password: "twelve-chars-at-least" })).toMatchObject({ ok: true });
  });
});
