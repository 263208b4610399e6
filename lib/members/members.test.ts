import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { listTokens } from "@/lib/access/data";
import { actorOfMember } from "@/lib/access/member-actor";
import { sessionActor } from "@/lib/access/sessions";
import { signedIn } from "@/lib/access/testing";
import { createToken, revokeToken, tokenActor } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { listMembers } from "@/lib/members/data";
import { removeMember } from "@/lib/members/remove";
import { setRole } from "@/lib/members/set-role";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let maya: Actor;
let tomas: Actor;

beforeEach(async () => {
  await db().member.deleteMany({ where: { takes: { none: {} } } });
  await db().apiToken.deleteMany();
  await db().member.updateMany({ data: { removedAt: new Date(), role: "reviewer" } });
  maya = await makeMember("owner", "Maya");
  tomas = await makeMember("producer", "Tomas");
});

describe("members", () => {
  it("are listed to every one of them, with who they are and what they may", async () => {
    await signedIn(tomas);
    expect(await listMembers(tomas)).toEqual([
      expect.objectContaining({ name: "Maya", role: "owner", isYou: false, isLastOwner: true, lastSeenAt: null }),
      expect.objectContaining({ name: "Tomas", role: "producer", isYou: true, isLastOwner: false, lastSeenAt: expect.any(String) }),
    ]);
  });

  it("get another role by the owner alone, which counts from their next request", async () => {
    const headers = await signedIn(tomas);
    await expect(setRole(tomas, { memberId: maya.memberId, role: "reviewer" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(setRole(tomas, { memberId: tomas.memberId, role: "owner" })).rejects.toMatchObject({ code: "forbidden" });
    await setRole(maya, { memberId: tomas.memberId, role: "reviewer" });
    expect(await sessionActor(headers)).toMatchObject({ role: "reviewer" });
    await expect(setRole(maya, { memberId: crypto.randomUUID(), role: "reviewer" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("the last owner", () => {
  it("is neither removed nor given another role", async () => {
    await expect(setRole(maya, { memberId: maya.memberId, role: "producer" })).rejects.toMatchObject({ code: "conflict" });
    await expect(removeMember(maya, { memberId: maya.memberId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("remains of owners who remove and demote each other at once", async () => {
    const owners = [maya, ...(await Promise.all(["Ida", "Noor", "Wen"].map((name) => makeMember("owner", name))))];
    const tries = owners.flatMap((owner, i) => {
      const { memberId } = owners[(i + 1) % owners.length]!;
      return [
        removeMember(owner, { memberId }),
        setRole(owner, { memberId, role: "producer" as const }),
        setRole(owner, { memberId: owner.memberId, role: "reviewer" as const }),
      ];
    });
    const codes = (await Promise.allSettled(tries)).map((one) => (one.status === "rejected" ? one.reason.code : "done"));
    expect(codes.every((code) => ["done", "conflict", "forbidden", "not_found"].includes(code))).toBe(true);
    expect(await db().member.count({ where: { role: "owner", removedAt: null } })).toBe(1);
  });
});

describe("who was removed", () => {
  it("is refused from their next request on, by session and by token, and what they made stays theirs", async () => {
    const headers = await signedIn(tomas);
    const { secret } = await createToken(tomas, { name: "script", scopes: ["read"] });
    const take = await makeTake({ createdById: tomas.memberId });
    expect(await sessionActor(headers)).toMatchObject({ memberId: tomas.memberId });
    expect(await tokenActor(secret, "here")).toMatchObject({ memberId: tomas.memberId });

    await removeMember(maya, { memberId: tomas.memberId });
    expect(await sessionActor(headers)).toBeNull();
    await expect(tokenActor(secret, "here")).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(actorOfMember(tomas.memberId)).rejects.toMatchObject({ code: "forbidden" });
    expect((await listMembers(maya)).map(({ name }) => name)).toEqual(["Maya"]);
    expect(await db().take.findUniqueOrThrow({ where: { id: take.id }, select: { createdBy: { select: { name: true } } } })).toEqual({
      createdBy: { name: "Tomas" },
    });
    await expect(removeMember(maya, { memberId: tomas.memberId })).rejects.toMatchObject({ code: "not_found" });
    await expect(setRole(maya, { memberId: tomas.memberId, role: "owner" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is refused though a session or a token of theirs was left, as by a sign-in in the same moment", async () => {
    await removeMember(maya, { memberId: tomas.memberId });
    const { secret } = await createToken(tomas, { name: "late", scopes: ["read"] });
    expect(await sessionActor(await signedIn(tomas))).toBeNull();
    await expect(tokenActor(secret, "here")).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("is removed by the owner alone", async () => {
    const ida = await makeMember("reviewer", "Ida");
    await expect(removeMember(tomas, { memberId: ida.memberId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeMember(ida, { memberId: ida.memberId })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("tokens", () => {
  it("are seen and ended by their member and by the owner; another's looks like none", async () => {
    const ida = await makeMember("reviewer", "Ida");
    const { token } = await createToken(tomas, { name: "of Tomas", scopes: ["read", "spend"] });
    expect((await listTokens(tomas)).map(({ name }) => name)).toEqual(["of Tomas"]);
    expect(await listTokens(ida)).toEqual([]);
    expect(await listTokens(maya)).toEqual([expect.objectContaining({ name: "of Tomas", owner: { name: "Tomas", isYou: false } })]);
    await expect(revokeToken(ida, { tokenId: token.id })).rejects.toMatchObject({ code: "not_found" });
    await revokeToken(maya, { tokenId: token.id });
    expect((await listTokens(tomas))[0]?.revokedAt).not.toBeNull();
  });

  it("are given no right that their member lacks", async () => {
    const ida = await makeMember("reviewer", "Ida");
    await expect(createToken(ida, { name: "greedy", scopes: ["read", "spend"] })).rejects.toMatchObject({
      code: "invalid",
      fields: { scopes: expect.any(String) },
    });
    const { secret } = await createToken(ida, { name: "notes", scopes: ["read", "write"] });
    const actor = await tokenActor(secret, "here");
    await expect(listTokens(actor)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listMembers(actor)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createToken(actor, { name: "child", scopes: ["read"] })).rejects.toMatchObject({ code: "forbidden" });
  });
});
