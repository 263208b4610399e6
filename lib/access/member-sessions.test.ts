import { hashPassword, verifyPassword } from "better-auth/crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { changePassword } from "@/lib/access/change-password";
import { endMemberSession, endOtherSessions, listSessions } from "@/lib/access/member-sessions";
import { sessionActor } from "@/lib/access/sessions";
import { signedIn } from "@/lib/access/testing";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const OLD = "the old password of Maya";
const NEW = "a new password of Maya";

let here: Headers;
let there: Headers;
let maya: Actor;
let idas: Headers;

async function actorOf(headers: Headers): Promise<Actor> {
  const actor = await sessionActor(headers);
  if (!actor) throw new Error("signed out");
  return actor;
}

beforeEach(async () => {
  await db().member.deleteMany();
  await db().tryCount.deleteMany();
  const { memberId } = await makeMember("reviewer", "Maya");
  await db().account.create({
    data: { id: newId(), accountId: memberId, providerId: "credential", userId: memberId, password: await hashPassword(OLD) },
  });
  there = await signedIn({ memberId }, FIREFOX);
  here = await signedIn({ memberId });
  await signedIn({ memberId }, "long over", { expiresAt: new Date(Date.now() - 1) });
  idas = await signedIn(await makeMember("owner", "Ida"));
  maya = await actorOf(here);
});

describe("sessions", () => {
  it("are seen with device and use, the one that asks first, those of others not at all", async () => {
    const sessions = await listSessions(maya);
    expect(sessions.map(({ device, isHere }) => [device, isHere])).toEqual([
      ["An unknown device", true],
      ["Firefox on Linux", false],
    ]);
    expect(JSON.stringify(sessions)).not.toContain((await db().session.findFirstOrThrow()).token);
  });

  it("are ended one by one, at once, and only one's own", async () => {
    const ida = await actorOf(idas);
    await endMemberSession(maya, { sessionId: ida.sessionId ?? "" });
    expect(await sessionActor(idas)).not.toBeNull();
    await endMemberSession(maya, { sessionId: (await actorOf(there)).sessionId ?? "" });
    expect(await sessionActor(there)).toBeNull();
    expect(await sessionActor(here)).not.toBeNull();
  });

  it("are ended all but the one that asks", async () => {
    expect(await endOtherSessions(maya)).toEqual({ ended: 2 });
    expect([await sessionActor(there), (await sessionActor(here))?.name, (await sessionActor(idas))?.name]).toEqual([null, "Maya", "Ida"]);
  });

  it("note their use seldom", async () => {
    const usedAt = async () => (await listSessions(maya)).find(({ isHere }) => !isHere)?.lastUsedAt;
    const before = await usedAt();
    await sessionActor(there);
    expect(await usedAt()).toBe(before);
    const hourAgo = new Date(Date.now() - 3_600_000);
    await db().session.updateMany({ where: { userAgent: FIREFOX }, data: { updatedAt: hourAgo } });
    await sessionActor(there);
    expect(Date.parse((await usedAt()) ?? "")).toBeGreaterThan(hourAgo.getTime());
  });

  it("are nothing for a token or the command line", async () => {
    const { sessionId: _none, ...rest } = maya;
    for (const actor of [
      { ...rest, kind: "token" as const },
      { ...rest, kind: "system" as const },
    ]) {
      await expect(listSessions(actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(endOtherSessions(actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(changePassword(actor, { current: OLD, password: NEW })).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("a password", () => {
  const kept = async () => (await db().account.findFirstOrThrow({ where: { userId: maya.memberId } })).password ?? "";

  it("is changed by who knows the old one, and every other device is signed out", async () => {
    expect(await changePassword(maya, { current: OLD, password: NEW })).toEqual({ ended: 2 });
    expect(await verifyPassword({ hash: await kept(), password: NEW })).toBe(true);
    expect([await sessionActor(there), (await sessionActor(here))?.name]).toEqual([null, "Maya"]);
  });

  it("stays what it is for who doesn't, by the field, and they can't go on trying", async () => {
    const wrong = () => changePassword(maya, { current: "a guess at it", password: NEW });
    await expect(wrong()).rejects.toMatchObject({ code: "invalid", fields: { current: expect.any(String) } });
    for (let i = 1; i < 10; i++) await expect(wrong()).rejects.toMatchObject({ code: "invalid" });
    await expect(wrong()).rejects.toMatchObject({ code: "too_many" });
    await expect(changePassword(maya, { current: OLD, password: NEW })).rejects.toMatchObject({ code: "too_many" });
    expect(await verifyPassword({ hash: await kept(), password: OLD })).toBe(true);
    expect(await sessionActor(there)).not.toBeNull();
  });
});
