import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId, sha256 } from "@/lib/ids";
import { tellOpened } from "@/lib/shares/activity";
import { changeShare, pauseShare, renewShare, resumeShare, revokeShare, setSharePassword } from "@/lib/shares/change";
import { listShares } from "@/lib/shares/data";
import { getShareDetail } from "@/lib/shares/detail";
import { requireShare } from "@/lib/shares/guest";
import { makeShares } from "@/lib/shares/make";
import { findCard } from "@/lib/shares/preview";
import { ChangeShare, GiveName, MakeShares } from "@/lib/shares/schema";
import { aSelection, GuestBrowser, makeLink, makeReadyTake, ORIGIN, type ReadyTake, useBytes } from "@/lib/shares/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
useBytes();

const DAY_MS = 86_400_000;
let maya: Actor;
let take: ReadyTake;

beforeAll(async () => {
  maya = await makeMember("producer", "Maya Okafor");
  take = await makeReadyTake();
});

const make = (more: Record<string, unknown> = {}) =>
  makeShares(maya, MakeShares.parse({ leadsTo: aSelection(take), name: "First look", ...more }), ORIGIN);
const isOpen = async (token: string) => (await new GuestBrowser().come(token)).status === 303;

describe("a link", () => {
  it("is closed by default: 30 days, looking only, nothing kept, nothing shown; never is a word of its own", async () => {
    const [made] = await make();
    expect(made?.share).toMatchObject({
      state: "live",
      permission: "view",
      downloads: "off",
      shows: { prompts: false, costs: false, teamNotes: false },
      hasPassword: false,
      leadsTo: "1 take",
      opens: 0,
      lastOpenedAt: null,
    });
    const left = Date.parse(made?.share.expiresAt ?? "") - Date.parse(made?.share.createdAt ?? "");
    expect(Math.round(left / DAY_MS)).toBe(30);
    expect((await make({ expiresInDays: null }))[0]?.share.expiresAt).toBeNull();
  });

  it("has 256 bits that are shown once: only their hash is kept", async () => {
    const [made] = await make();
    const token = made?.url.slice(`${ORIGIN}/s/`.length) ?? "";
    expect(token).toMatch(/^[\w-]{43}$/);
    const row = await db().share.findUniqueOrThrow({ where: { id: made?.share.id ?? "" } });
    expect(row.tokenHash).toBe(sha256(token));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(await listShares(maya, { state: "all" }))).not.toContain(token);
  });

  it("is one for each recipient, all with rules of their own from then on", async () => {
    const made = await make({ recipients: [{ name: "Dana Whitlock" }, { email: "paul@client.example" }] });
    expect(made.map(({ share }) => share.recipient)).toEqual([
      { name: "Dana Whitlock", email: null },
      { name: null, email: "paul@client.example" },
    ]);
    const [dana, paul] = made.map(({ url, share }) => ({ token: url.split("/s/")[1] ?? "", id: share.id })) as [
      { token: string; id: string },
      { token: string; id: string },
    ];
    await revokeShare(maya, { shareId: dana.id });
    expect([await isOpen(dana.token), await isOpen(paul.token)]).toEqual([false, true]);
  });

  it("is paused and resumed, and whoever had it open goes on; revoked it stays closed", async () => {
    const { id, token } = await makeLink(maya, aSelection(take));
    const browser = new GuestBrowser();
    await browser.come(token);
    const room = async () => (await browser.ask(`/g/${id}/api/room`)).status;
    expect(await pauseShare(maya, { shareId: id })).toMatchObject({ state: "paused" });
    expect([await room(), await isOpen(token)]).toEqual([404, false]);
    expect(await resumeShare(maya, { shareId: id })).toMatchObject({ state: "live" });
    expect([await room(), await isOpen(token)]).toEqual([200, true]);
    expect(await revokeShare(maya, { shareId: id })).toMatchObject({ state: "revoked" });
    expect(await revokeShare(maya, { shareId: id })).toMatchObject({ state: "revoked" });
    expect([await room(), await isOpen(token)]).toEqual([404, false]);
    await expect(resumeShare(maya, { shareId: id })).rejects.toMatchObject({ code: "conflict" });
    await expect(renewShare(maya, { shareId: id }, ORIGIN)).rejects.toMatchObject({ code: "conflict" });
  });

  it("that is renewed has another address, and the old one and all that was opened with it is over", async () => {
    const { id, token } = await makeLink(maya, aSelection(take));
    const browser = new GuestBrowser();
    await browser.come(token);
    const { url } = await renewShare(maya, { shareId: id }, ORIGIN);
    expect((await browser.ask(`/g/${id}/api/room`)).status).toBe(404);
    expect([await isOpen(token), await isOpen(url.split("/s/")[1] ?? "")]).toEqual([false, true]);
  });

  it("is changed by the field, at once for whoever has it open", async () => {
    const { id, token } = await makeLink(maya, aSelection(take));
    const browser = new GuestBrowser();
    await browser.come(token, { name: "Dana" });
    const give = () => browser.ask(`/g/${id}/api/takes/${take.id}/verdict`, { method: "PUT", body: { kind: "approved" } });
    expect((await give()).status).toBe(403);
    await changeShare(maya, ChangeShare.parse({ shareId: id, permission: "approve" }));
    expect((await give()).status).toBe(200);
    await changeShare(maya, ChangeShare.parse({ shareId: id, permission: "view", expiresInDays: null }));
    expect((await give()).status).toBe(403);
    expect(await db().share.findUniqueOrThrow({ where: { id } })).toMatchObject({ name: "Autumn table, first look", expiresAt: null });
  });

  it("is made, listed and changed by who may share: not by a reviewer", async () => {
    const reviewer = await makeMember("reviewer", "Rae");
    const { id } = await makeLink(maya, aSelection(take));
    const ref = { shareId: id };
    for (const act of [
      () => makeLink(reviewer, aSelection(take)),
      () => listShares(reviewer, { state: "all" }),
      () => getShareDetail(reviewer, id, ORIGIN),
      () => changeShare(reviewer, { ...ref, name: "Mine" }),
      () => pauseShare(reviewer, ref),
      () => resumeShare(reviewer, ref),
      () => revokeShare(reviewer, ref),
      () => renewShare(reviewer, ref, ORIGIN),
      () => setSharePassword(reviewer, { ...ref, password: null }),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await db().share.findUniqueOrThrow({ where: { id } })).toMatchObject({ keyVersion: 1, pausedAt: null, revokedAt: null });
  });

  it("leads to what there is, or is not made", async () => {
    const trashed = await makeReadyTake({ trashedAt: new Date() });
    for (const leadsTo of [
      aSelection(take, { id: newId() }),
      aSelection(trashed),
      { scope: "shot", shotId: newId() },
      { scope: "reel", reelId: newId() },
    ]) {
      await expect(make({ leadsTo })).rejects.toMatchObject({ code: "not_found" });
    }
  });
});

describe("what was done over a link", () => {
  it("counts a visit once in half an hour, in one browser, however often its page is loaded, and tells of the first", async () => {
    const { id, token } = await makeLink(maya, aSelection(take));
    const [one, two] = [new GuestBrowser(), new GuestBrowser()];
    await one.come(token);
    await two.come(token);
    const load = async (browser: GuestBrowser) => tellOpened(await requireShare({ headers: browser.headersFor(`/g/${id}`) }, id));
    await Promise.all([load(one), load(one), load(one)]);
    await load(two);
    const opens = async () => (await db().share.findUniqueOrThrow({ where: { id } })).opens;
    expect(await opens()).toBe(2);
    await db().$executeRaw`UPDATE share_activity SET at = at - interval '31 minutes' WHERE share_id = ${id}`;
    await load(one);
    expect(await opens()).toBe(3);
    const told = await db().notice.findMany({ where: { shareId: id }, select: { memberId: true, kind: true, who: true, text: true } });
    expect(told).toEqual([{ memberId: maya.memberId, kind: "share_opened", who: "Somebody", text: "Autumn table, first look" }]);
    const [share] = await listShares(maya, { state: "live" });
    expect(share).toMatchObject({ id, opens: 3, lastOpenedAt: expect.any(String) });
  });

  it("is written down: watched, said, signed, kept; under the name that was given", async () => {
    const { id, token } = await makeLink(maya, aSelection(take), { permission: "approve", downloads: "on" });
    const browser = new GuestBrowser();
    await browser.come(token);
    const at = `/g/${id}/api/takes/${take.id}`;
    for (const share of [0.25, 0.8, 0.4]) await browser.ask(`${at}/watched`, { method: "POST", body: { share } });
    await browser.ask(`/g/${id}/api/name`, { method: "POST", body: { name: "Dana" } });
    await browser.ask(`${at}/notes`, { method: "POST", body: { id: crypto.randomUUID(), body: "Slower." } });
    await browser.ask(`${at}/verdict`, { method: "PUT", body: { kind: "approved", sentence: "This one." } });
    await browser.ask(`${at}/clip?download=1`);
    await browser.ask(`${at}/clip?download=1`, { headers: { range: "bytes=100-" } });
    const { share, guests, activity } = await getShareDetail(maya, id, ORIGIN);
    expect(activity.map(({ what, who, percent, verdict }) => ({ what, who, percent, verdict }))).toEqual([
      { what: "downloaded", who: "Dana", percent: null, verdict: null },
      { what: "verdict", who: "Dana", percent: null, verdict: "approved" },
      { what: "noted", who: "Dana", percent: null, verdict: null },
      { what: "watched", who: "Dana", percent: 80, verdict: null },
    ]);
    expect(share.done).toEqual({ guests: 1, watched: 1, notes: 1, approved: 1, changes: 0, downloads: 1 });
    expect(guests.map(({ name }) => name)).toEqual(["Dana"]);
    expect(await db().signOff.findMany({ where: { shareId: id }, select: { name: true, kind: true, sentence: true, clipSha256: true } })).toEqual([
      { name: "Dana", kind: "approved", sentence: "This one.", clipSha256: take.sha256 },
    ]);
  });

  it("by one guest is theirs alone to change, in this browser and with this link", async () => {
    const { id, token } = await makeLink(maya, aSelection(take), { permission: "comment" });
    const [dana, paul] = [new GuestBrowser(), new GuestBrowser()];
    await dana.come(token, { name: "Dana" });
    await paul.come(token, { name: "Paul" });
    const noteId = crypto.randomUUID();
    expect((await dana.ask(`/g/${id}/api/takes/${take.id}/notes`, { method: "POST", body: { id: noteId, body: "Slower." } })).status).toBe(201);
    const change = (browser: GuestBrowser) => browser.ask(`/g/${id}/api/notes/${noteId}`, { method: "PATCH", body: { body: "Faster." } });
    expect((await change(paul)).status).toBe(403);
    expect((await paul.ask(`/g/${id}/api/notes/${noteId}`, { method: "DELETE" })).status).toBe(403);
    expect((await change(dana)).status).toBe(200);
    const cookie = dana.cookiesFor(`/g/${id}/api/room`);
    expect(cookie).toContain("dailies.guest=");
    const row = await db().guest.findFirstOrThrow({ where: { shareId: id, name: "Dana" } });
    expect(cookie).not.toContain(row.secretHash);
    expect(Math.round((row.expiresAt.getTime() - row.createdAt.getTime()) / DAY_MS)).toBe(90);
    await db().guest.update({ where: { id: row.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await change(dana)).status).toBe(422);
  });
});

describe("coming by a link", () => {
  it("is one press of our own page: it hands out a cookie for this share's addresses that no script reads", async () => {
    const { id, token } = await makeLink(maya, aSelection(take));
    const response = await new GuestBrowser().ask(`/s/${token}/open`, { method: "POST", form: {} });
    expect([response.status, response.headers.get("location")]).toEqual([303, `/g/${id}`]);
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(new RegExp(`^dailies\\.share=[\\w.-]+; Path=/g/${id}; Max-Age=\\d+; HttpOnly; SameSite=Lax$`));
    expect(cookie).not.toContain(token);
  });

  it("by a token that is none says what a closed one says", async () => {
    const { id, token } = await makeLink(maya, aSelection(take));
    await pauseShare(maya, { shareId: id });
    const told = async (which: string) => {
      const response = await new GuestBrowser().ask(`/s/${which}/open`, { method: "POST", form: {} });
      return [response.status, Object.fromEntries(response.headers), await response.text()];
    };
    expect(await told(token)).toEqual(await told("made-up"));
  });

  it("shows messengers a name and a picture only where the link is for anybody", async () => {
    const [open, closed] = [await makeLink(maya, aSelection(take)), await makeLink(maya, aSelection(take), { password: "seeds in low sun" })];
    const forOne = await makeLink(maya, aSelection(take), { recipients: [{ name: "Dana", email: null }] });
    const paused = await makeLink(maya, aSelection(take));
    await pauseShare(maya, { shareId: paused.id });
    const picture = async (token: string) => {
      const response = await new GuestBrowser().ask(`/s/${token}/preview`);
      return {
        status: response.status,
        kind: response.headers.get("content-type"),
        cache: response.headers.get("cache-control"),
        hash: sha256(Buffer.from(await response.arrayBuffer())),
      };
    };
    const card = await picture("made-up");
    expect(card).toMatchObject({ status: 200, kind: "image/png", cache: "private, no-store" });
    for (const { token } of [closed, forOne, paused]) {
      expect(await findCard(token)).toBeNull();
      expect(await picture(token)).toEqual(card);
    }
    expect(await findCard(open.token)).toEqual({ name: "Autumn table, first look" });
    expect(await picture(open.token)).toMatchObject({ status: 200, kind: "image/jpeg", cache: "private, no-store" });
  });
});

describe("what a guest sends", () => {
  const SIGN_OFF = { takeId: "", name: "Dana", kind: "approved", sentence: "" };

  it("by a plain form is answered in words, and where the link is closed the browser goes on to the page that says so", async () => {
    const { id, token } = await makeLink(maya, aSelection(take), { permission: "approve" });
    const browser = new GuestBrowser();
    await browser.come(token);
    const send = (form: Record<string, string>) =>
      browser.ask(`/g/${id}/api/sign-off`, { method: "POST", form: { ...SIGN_OFF, takeId: take.id, ...form } });
    const wrong = await send({ name: " " });
    expect([wrong.status, wrong.headers.get("content-type"), await wrong.text()]).toEqual([422, "text/plain; charset=utf-8", "Write your name.\n"]);
    expect((await send({ sentence: "x".repeat(20_000) })).status).toBe(413);
    expect((await send({ kind: "rejected" })).status, "a guest approves or asks for changes").toBe(422);
    await pauseShare(maya, { shareId: id });
    const closed = await send({});
    expect([closed.status, closed.headers.get("refresh")]).toEqual([404, "0; url=/s"]);
  });

  it("by a plain form is signed with one name however often it is sent, and each word is told once", async () => {
    const { id, token } = await makeLink(maya, aSelection(take), { permission: "approve" });
    const browser = new GuestBrowser();
    await browser.come(token);
    const send = (kind: string) => browser.ask(`/g/${id}/api/sign-off`, { method: "POST", form: { ...SIGN_OFF, takeId: take.id, kind } });
    expect((await send("approved")).status).toBe(303);
    // as after many clips: names are counted, words under the same name are not
    await db().tryCount.updateMany({ data: { tries: 29 } });
    for (const kind of ["approved", "approved", "changes_requested"]) expect([kind, (await send(kind)).status]).toEqual([kind, 303]);
    const verdict = `/g/${id}/api/takes/${take.id}/verdict`;
    for (const _ of [1, 2]) expect((await browser.ask(verdict, { method: "DELETE" })).status).toBe(200);
    expect(await db().guest.count({ where: { shareId: id } })).toBe(1);
    const { activity } = await getShareDetail(maya, id, ORIGIN);
    expect(activity.map(({ verdict: said }) => said)).toEqual([null, "changes_requested", "approved"]);
  });

  it("by watching does not use up what may be said", async () => {
    const { id, token } = await makeLink(maya, aSelection(take), { permission: "comment" });
    const browser = new GuestBrowser("203.0.113.90");
    await browser.come(token, { name: "Dana" });
    const at = `/g/${id}/api/takes/${take.id}`;
    const watch = () => browser.ask(`${at}/watched`, { method: "POST", body: { share: 1 } });
    const write = () => browser.ask(`${at}/notes`, { method: "POST", body: { id: crypto.randomUUID(), body: "Slower." } });
    expect((await watch()).status).toBe(200);
    await db().tryCount.updateMany({ data: { tries: 1_199 } });
    expect([(await watch()).status, (await watch()).status, (await write()).status]).toEqual([200, 429, 201]);
    await db().tryCount.updateMany({ data: { tries: 239 } });
    expect([(await write()).status, (await write()).status], "ten thousand notes are a script's").toEqual([201, 429]);
    const zip = () => browser.ask(`/g/${id}/api/zip`, { method: "POST", body: {} });
    await changeShare(maya, ChangeShare.parse({ shareId: id, downloads: "on" }));
    expect((await zip()).status).toBe(201);
    await db().tryCount.updateMany({ data: { tries: 29, blockedUntil: null } });
    expect([(await zip()).status, (await zip()).status, (await watch()).status], "each leaves files behind").toEqual([201, 429, 200]);
    await db().tryCount.deleteMany();
  });

  it("is a name that people can read, in any script", () => {
    const isFine = (name: string) => GiveName.safeParse({ name }).success;
    for (const name of ["Dana", "Zoë O’Neill-Brandt", "李小龍", "می\u200cنویسد", "क्\u200dष", "🎬 Ana"])
      expect([name, isFine(name)]).toEqual([name, true]);
    for (const name of ["", "   ", "\u202eanaD", "Da\u0000na", "\u3164", "\u200b", "\u200d", "…", "Dana\nWhitlock"])
      expect([name, isFine(name)]).toEqual([name, false]);
  });
});
