import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { sessionActor } from "@/lib/access/sessions";
import { signIn } from "@/lib/access/sign-in";
import { signedIn } from "@/lib/access/testing";
import { createToken, tokenActor } from "@/lib/access/tokens";
import { db } from "@/lib/db";
import { findInvitation, listInvitations } from "@/lib/invitations/data";
import { invite, revokeInvitation } from "@/lib/invitations/invite";
import { join } from "@/lib/invitations/join";
import { INVITATIONS_MAX } from "@/lib/invitations/limits";
import { removeMember } from "@/lib/members/remove";
import { setRole } from "@/lib/members/set-role";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const DAY_MS = 86_400_000;
const CLIENT = "203.0.113.5";
const TOMAS = { name: "Tomas", email: "tomas@dailies.test", password: "twelve-chars-at-least" };
let maya: Actor;

beforeEach(async () => {
  await db().member.deleteMany();
  await db().invitation.deleteMany();
  await db().tryCount.deleteMany();
  maya = await makeMember("owner", "Maya");
});

async function link(changes: { role?: "producer" | "reviewer"; email?: string | null } = {}, now?: Date): Promise<string> {
  const { path } = await invite(maya, { role: "reviewer", email: null, ...changes }, now);
  expect(path).toMatch(/^\/join\/[\w-]{43}$/);
  return path.slice("/join/".length);
}

const knock = (password: string) =>
  signIn({ origin: "http://127.0.0.1:3000", client: CLIENT, headers: new Headers({ host: "127.0.0.1:3000" }) }, { email: TOMAS.email, password });

describe("an invitation", () => {
  it("lets one person in with its role, who can sign in from then on", async () => {
    const token = await link({ role: "producer" });
    expect(await findInvitation(token)).toEqual({ email: null, role: "producer" });
    expect(await join(CLIENT, { token, ...TOMAS })).toMatchObject({ name: "Tomas", role: "producer" });
    expect((await knock(TOMAS.password)).getSetCookie()[0]).toContain("dailies.session_token=");
    expect(await listInvitations(maya)).toEqual([]);
  });

  it("is kept as a hash, and its link is in no list", async () => {
    const token = await link({ email: "ida@dailies.test" });
    expect(JSON.stringify(await db().invitation.findMany())).not.toContain(token);
    const [shown] = await listInvitations(maya);
    expect(shown).toMatchObject({ email: "ida@dailies.test", role: "reviewer", by: "Maya" });
    expect(JSON.stringify(shown)).not.toContain(token);
    expect(Date.parse(shown!.expiresAt) - Date.parse(shown!.createdAt)).toBe(7 * DAY_MS);
  });

  it("looks the same wrong, used, withdrawn, too old, or made by who is no owner any more", async () => {
    const used = await link();
    await join(CLIENT, { token: used, ...TOMAS, email: "used@dailies.test" });
    const withdrawn = await link();
    await revokeInvitation(maya, { invitationId: (await listInvitations(maya))[0]!.id });
    const old = await link({}, new Date(Date.now() - 7 * DAY_MS - 1));
    const ida = await makeMember("owner", "Ida");
    const { path } = await invite(ida, { role: "reviewer", email: null });
    await setRole(maya, { memberId: ida.memberId, role: "reviewer" });
    const errors: unknown[] = [];
    for (const token of ["made-up", used, withdrawn, old, path.slice("/join/".length)]) {
      expect(await findInvitation(token)).toBeNull();
      errors.push(await join(CLIENT, { token, ...TOMAS }).catch(({ code, message }) => ({ code, message })));
    }
    expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1);
    expect(errors[0]).toMatchObject({ code: "not_found" });
    expect(await db().member.count({ where: { email: TOMAS.email } })).toBe(0);
  });

  it("lets in one of many who use it at once", async () => {
    const token = await link();
    const tries = await Promise.allSettled([1, 2, 3, 4].map((n) => join(CLIENT, { token, ...TOMAS, email: `n${n}@dailies.test` })));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().member.count({ where: { email: { startsWith: "n" }, AND: { email: { endsWith: "@dailies.test" }, name: "Tomas" } } })).toBe(1);
  });

  it("is not used up by an address that somebody has, of two at once either", async () => {
    const [first, second] = [await link(), await link()];
    const tries = await Promise.allSettled([first, second].map((token) => join(CLIENT, { token, ...TOMAS })));
    const refused = tries.find((one) => one.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "invalid", fields: { email: expect.any(String) } });
    expect(await listInvitations(maya)).toHaveLength(1);
  });

  it("can't be tried without end, and right ones don't count", async () => {
    for (let i = 0; i < 3; i++) await join(CLIENT, { token: await link(), ...TOMAS, email: `right${i}@dailies.test` });
    for (let i = 0; i < 20; i++) await expect(join(CLIENT, { token: `guess-${i}`, ...TOMAS })).rejects.toMatchObject({ code: "not_found" });
    await expect(join(CLIENT, { token: await link(), ...TOMAS })).rejects.toMatchObject({ code: "too_many" });
    expect(await join("198.51.100.7", { token: await link(), ...TOMAS })).toMatchObject({ name: "Tomas" });
  });

  it("is made, seen and withdrawn by the owner alone, never by a token", async () => {
    const { secret } = await createToken(maya, { name: "script", scopes: ["read", "write", "spend"] });
    for (const actor of [await makeMember("producer"), await makeMember("reviewer"), await tokenActor(secret, CLIENT)]) {
      await expect(invite(actor, { role: "producer", email: null })).rejects.toMatchObject({ code: "forbidden" });
      await expect(listInvitations(actor)).rejects.toMatchObject({ code: "forbidden" });
      await expect(revokeInvitation(actor, { invitationId: crypto.randomUUID() })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(revokeInvitation(maya, { invitationId: crypto.randomUUID() })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not made for who is a member, and not without end", async () => {
    await join(CLIENT, { token: await link(), ...TOMAS });
    await expect(link({ email: TOMAS.email })).rejects.toMatchObject({ fields: { email: expect.any(String) } });
    const row = { role: "reviewer" as const, createdById: maya.memberId, expiresAt: new Date(Date.now() + DAY_MS) };
    await db().invitation.createMany({
      data: Array.from({ length: INVITATIONS_MAX }, (_, i) => ({ ...row, id: crypto.randomUUID(), tokenHash: `hash ${i}` })),
    });
    await expect(link()).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("who was removed", () => {
  it("comes back as themselves by an invitation for their address alone, and nothing of before opens again", async () => {
    const token = await link();
    const tomas = await join(CLIENT, { token, ...TOMAS });
    const before = await signedIn({ memberId: tomas.id });
    await removeMember(maya, { memberId: tomas.id });
    await expect(knock(TOMAS.password)).rejects.toMatchObject({ code: "unauthenticated" });
    // left behind by a request that was under way when they were removed
    const { secret } = await createToken({ ...maya, memberId: tomas.id }, { name: "late", scopes: ["read"] });
    const late = await signedIn({ memberId: tomas.id });

    await expect(join(CLIENT, { token: await link(), ...TOMAS })).rejects.toMatchObject({ fields: { email: expect.any(String) } });
    const back = await join(CLIENT, { token: await link({ email: TOMAS.email, role: "reviewer" }), ...TOMAS, password: "another password of his" });
    expect(back).toMatchObject({ id: tomas.id, role: "reviewer" });
    expect([await sessionActor(before), await sessionActor(late)]).toEqual([null, null]);
    await expect(tokenActor(secret, CLIENT)).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(knock(TOMAS.password)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await knock("another password of his")).getSetCookie()).toHaveLength(1);
  });
});
