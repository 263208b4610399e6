import { beforeAll, describe, expect, it } from "vitest";
import { type Actor, isAllowed } from "@/lib/access/actor";
import { listTokens } from "@/lib/access/data";
import { createOwner } from "@/lib/access/setup";
import { createToken, revokeToken, tokenActor } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let owner: Actor;
const CLIENT = "203.0.113.5";

beforeAll(async () => {
  const member = await createOwner({ name: "Maya", email: "maya@dailies.test", password: "twelve-chars-at-least" });
  owner = { kind: "member", memberId: member.id, name: member.name, role: member.role, tokenId: null, scopes: null };
});

describe("a token", () => {
  it("acts for its member within its scopes, and never manages", async () => {
    const { secret, token } = await createToken(owner, { name: "ci", scopes: ["read", "spend"] });
    expect(secret).toMatch(/^dly_[\w-]{43}$/);
    const actor = await tokenActor(secret, CLIENT);
    expect(actor).toMatchObject({ kind: "token", memberId: owner.memberId, tokenId: token.id, scopes: ["read", "spend"] });
    expect([isAllowed(actor, "read"), isAllowed(actor, "spend"), isAllowed(actor, "write"), isAllowed(actor, "manage")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    await expect(createToken(actor, { name: "more", scopes: ["read"] })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("never outgrows the role of its member", async () => {
    const { secret } = await createToken(owner, { name: "ci", scopes: ["read", "write", "spend"] });
    await db().member.update({ where: { id: owner.memberId }, data: { role: "reviewer" } });
    const actor = await tokenActor(secret, CLIENT);
    await db().member.update({ where: { id: owner.memberId }, data: { role: "owner" } });
    expect([isAllowed(actor, "read"), isAllowed(actor, "spend")]).toEqual([true, false]);
  });

  it("is kept as a hash and shown by its beginning only", async () => {
    const { secret } = await createToken(owner, { name: "ci", scopes: ["read"] });
    expect(JSON.stringify(await db().apiToken.findMany())).not.toContain(secret);
    const shown = JSON.stringify(await listTokens(owner));
    expect(shown).not.toContain(secret);
    expect(shown).toContain(secret.slice(0, 8));
  });

  it("notes its use at most once a minute", async () => {
    const { secret, token } = await createToken(owner, { name: "ci", scopes: ["read"] });
    const seen = async () => (await db().apiToken.findUniqueOrThrow({ where: { id: token.id } })).lastUsedAt?.toISOString();
    await tokenActor(secret, CLIENT, new Date("2026-11-21T12:00:00Z"));
    await tokenActor(secret, CLIENT, new Date("2026-11-21T12:00:59Z"));
    expect(await seen()).toBe("2026-11-21T12:00:00.000Z");
    await tokenActor(secret, CLIENT, new Date("2026-11-21T12:01:00Z"));
    expect(await seen()).toBe("2026-11-21T12:01:00.000Z");
  });

  it("is refused at once when it was revoked", async () => {
    const { secret, token } = await createToken(owner, { name: "ci", scopes: ["read"] });
    await revokeToken(owner, { tokenId: token.id });
    await revokeToken(owner, { tokenId: token.id });
    await expect(tokenActor(secret, CLIENT)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(revokeToken(owner, { tokenId: "none" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("can't be guessed at for long, while good tokens of the same address go on", async () => {
    const { secret } = await createToken(owner, { name: "ci", scopes: ["read"] });
    const guesses = await Promise.allSettled(Array.from({ length: 120 }, (_, at) => tokenActor(`dly_guess${at}`, "192.0.2.9")));
    const codes = guesses.map((one) => (one.status === "rejected" ? one.reason.code : "in"));
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(100);
    expect(codes.filter((code) => code === "too_many")).toHaveLength(20);
    expect(await tokenActor(secret, "192.0.2.9")).toMatchObject({ kind: "token" });
  });
});
