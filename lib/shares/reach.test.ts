import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { changeShare } from "@/lib/shares/change";
import { filtersIn } from "@/lib/shares/filter";
import type { LeadsTo, MakeShares } from "@/lib/shares/schema";
import { aSelection, GuestBrowser, makeLink, makeReadyTake, type ReadyTake, useBytes } from "@/lib/shares/testing";
import type { GuestRoom, GuestTake } from "@/lib/shares/view";
import { storage } from "@/lib/storage/current";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
useBytes();

let maya: Actor;
beforeAll(async () => {
  maya = await makeMember("producer", "Maya Okafor");
});

async function visit(leadsTo: LeadsTo, rules: Partial<MakeShares> = {}, name?: string) {
  const share = await makeLink(maya, leadsTo, rules);
  const browser = new GuestBrowser();
  await browser.come(share.token, name === undefined ? {} : { name });
  const api = `/g/${share.id}/api`;
  const room = async (): Promise<GuestRoom> => (await browser.ask(`${api}/room`)).json();
  const seen = async () => (await room()).shots.flatMap(({ takes }) => takes.map(({ id }) => id));
  const clip = async (take: ReadyTake, query = "", headers: Record<string, string> = {}) =>
    browser.ask(`${api}/takes/${take.id}/clip${query}`, { headers });
  return { share, browser, api, room, seen, clip };
}

/** What is seen in the room can be fetched, and nothing else can. */
async function expectSeen(its: Awaited<ReturnType<typeof visit>>, all: readonly ReadyTake[], expected: readonly ReadyTake[]): Promise<void> {
  expect(new Set(await its.seen())).toEqual(new Set(expected.map(({ id }) => id)));
  for (const take of all) expect((await its.clip(take)).status).toBe(expected.includes(take) ? 200 : 404);
}

describe("what a link covers, at the moment it is asked", () => {
  it("are the takes that were chosen, in their order, and none that is in the trash or not ready", async () => {
    const takes = [await makeReadyTake(), await makeReadyTake(), await makeReadyTake()];
    const [one, two, three] = takes as [ReadyTake, ReadyTake, ReadyTake];
    const its = await visit(aSelection(three, one, two));
    expect(await its.seen()).toEqual([three.id, one.id, two.id]);
    await db().take.update({ where: { id: one.id }, data: { trashedAt: new Date() } });
    await expectSeen(its, takes, [three, two]);
    await db().take.update({ where: { id: one.id }, data: { trashedAt: null } });
    await expectSeen(its, takes, takes);
  });

  it("are all of a shot, its latest, or what of it is approved", async () => {
    const first = await makeReadyTake();
    const second = await makeReadyTake({ shotId: first.shotId });
    const other = await makeReadyTake();
    const leadsTo: LeadsTo = { scope: "shot", shotId: first.shotId };
    const [all, latest, approved] = [await visit(leadsTo), await visit(leadsTo, { takes: "latest" }), await visit(leadsTo, { takes: "approved" })];
    await expectSeen(all, [first, second, other], [first, second]);
    await expectSeen(latest, [first, second, other], [second]);
    await expectSeen(approved, [first, second, other], []);
    await db().take.update({ where: { id: first.id }, data: { verdict: "approved" } });
    await expectSeen(approved, [first, second, other], [first]);
    const third = await makeReadyTake({ shotId: first.shotId });
    await expectSeen(latest, [first, second, third], [third]);
    await db().take.update({ where: { id: third.id }, data: { trashedAt: new Date() } });
    await expectSeen(latest, [first, second, third], [second]);
    await changeShare(maya, { shareId: latest.share.id, takes: "all" });
    await expectSeen(latest, [first, second, third], [first, second]);
  });

  it("is what a live filter leaves now, with takes that came later; without live, what it left then", async () => {
    const tag = `t${Date.now()}`;
    const tagId = newId();
    await db().tag.create({ data: { id: tagId, name: tag } });
    const tagged = async () => {
      const take = await makeReadyTake();
      await db().takeTag.create({ data: { takeId: take.id, tagId } });
      return take;
    };
    const [before, stranger] = [await tagged(), await makeReadyTake()];
    const live = await visit({ scope: "filter", filter: `tag=${tag}&sort=oldest`, isLive: true });
    const then = await visit({ scope: "filter", filter: `tag=${tag}`, isLive: false });
    const later = await tagged();
    await expectSeen(live, [before, stranger, later], [before, later]);
    await expectSeen(then, [before, stranger, later], [before]);
    await db().takeTag.deleteMany({ where: { takeId: before.id } });
    await expectSeen(live, [before, stranger, later], [later]);
    await db().take.update({ where: { id: later.id }, data: { archivedAt: new Date() } });
    await expectSeen(live, [before, stranger, later], []);
  });

  it("is never more than a filter says: what the gallery does not understand is refused, and what can't be read leads nowhere", async () => {
    for (const odd of ["stauts=ready", "status=bogus", "provider=wavespeed&verdict=maybe", "tag=%2C"])
      expect([odd, filtersIn(odd)]).toEqual([odd, null]);
    await expect(makeLink(maya, { scope: "filter", filter: "verdict=maybe", isLive: true })).rejects.toMatchObject({ code: "invalid" });
    const take = await makeReadyTake();
    const its = await visit({ scope: "filter", filter: "provider=wavespeed", isLive: true });
    expect((await its.clip(take)).status).toBe(200);
    await db().share.update({ where: { id: its.share.id }, data: { filter: { povider: "wavespeed" } } });
    await expectSeen(its, [take], []);
  });

  it("are the takes of a reel, and its video while nothing in it is in the trash", async () => {
    const [one, two, stranger] = [await makeReadyTake(), await makeReadyTake(), await makeReadyTake()];
    const { projectId } = await db().take.findUniqueOrThrow({ where: { id: one.id } });
    const reelId = newId();
    await db().reel.create({ data: { id: reelId, projectId, name: "Opening" } });
    await db().reelItem.createMany({
      data: [two, one].map(({ id }, rank) => ({ id: newId(), reelId, rank, kind: "take" as const, takeId: id })),
    });
    const its = await visit({ scope: "reel", reelId }, { downloads: "after_approval" });
    expect(await its.seen()).toEqual([two.id, one.id]);
    expect((await its.clip(stranger)).status).toBe(404);
    expect((await its.room()).reel).toBeNull();
    expect((await its.browser.ask(`${its.api}/reel/clip`)).status).toBe(404);
    const source = await db().clip.findUniqueOrThrow({ where: { takeId: stranger.id } });
    await db()
      .clip.delete({ where: { takeId: stranger.id } })
      .catch(() => null);
    await db().reelRender.create({
      data: {
        id: newId(),
        reelId,
        version: 1,
        status: "ready",
        percent: 100,
        storageKey: source.storageKey,
        posterKey: source.posterKey,
        bytes: source.bytes,
        sha256: source.sha256,
        width: 832,
        height: 480,
        fps: 16,
        durationMs: 5_000,
        finishedAt: new Date(),
      },
    });
    expect((await its.room()).reel).toMatchObject({ name: "Opening", url: `${its.api}/reel/clip`, downloadUrl: null });
    for (const [part, method, status] of [
      ["clip", "GET", 200],
      ["clip", "HEAD", 200],
      ["poster", "GET", 200],
      ["poster", "HEAD", 200],
    ] as const) {
      expect((await its.browser.ask(`${its.api}/reel/${part}`, { method })).status).toBe(status);
    }
    expect((await its.browser.ask(`${its.api}/reel/clip?download=1`)).status).toBe(403);
    expect((await new GuestBrowser().ask(`${its.api}/reel/clip`)).status).toBe(404);
    await db().take.update({ where: { id: one.id }, data: { trashedAt: new Date() } });
    expect((await its.browser.ask(`${its.api}/reel/clip`)).status).toBe(404);
    expect(await its.room()).toMatchObject({ hasReel: true, reel: null });
  });

  it("never show a take that was taken out of a reel in an older video of it", async () => {
    const [kept, out, late] = [await makeReadyTake(), await makeReadyTake(), await makeReadyTake()];
    const { projectId } = await db().take.findUniqueOrThrow({ where: { id: kept.id } });
    const reelId = newId();
    await db().reel.create({ data: { id: reelId, projectId, name: "Opening", version: 2 } });
    const holds = async (...takes: { id: string }[]) => {
      await db().reelItem.deleteMany({ where: { reelId } });
      await db().reelItem.createMany({ data: takes.map(({ id }, rank) => ({ id: newId(), reelId, rank, kind: "take" as const, takeId: id })) });
      await db().reel.update({ where: { id: reelId }, data: { version: { increment: 1 } } });
    };
    const renderOf = async (version: number, ...takes: { id: string; sha256: string }[]) => {
      const storageKey = `reels/${newId()}.mp4`;
      await storage().put(storageKey, Readable.from([Buffer.from(`version ${version}`)]), "video/mp4");
      const made = { storageKey, bytes: 9n, sha256: String(version).repeat(64), width: 832, height: 480, fps: 16, durationMs: 5_000 };
      await db().reelRender.create({
        data: { id: newId(), reelId, version, takeIds: takes.map(({ id }) => id), status: "ready", percent: 100, finishedAt: new Date(), ...made },
      });
    };
    const its = await visit({ scope: "reel", reelId });
    const shown = async () => {
      const answer = await its.browser.ask(`${its.api}/reel/clip`);
      return answer.status === 200 ? await answer.text() : answer.status;
    };
    await renderOf(2, kept);
    await holds(kept, out);
    await renderOf(3, kept, out);
    expect(await shown()).toBe("version 3");
    await holds(kept, out, late);
    expect(await shown()).toBe("version 3");
    await holds(kept, late);
    expect(await shown()).toBe("version 2");
    await holds(late);
    expect([await shown(), (await its.room()).reel]).toEqual([404, null]);
  });
});

describe("downloads", () => {
  it("are off, after approval, or on: and that is the server's to say, not the page's", async () => {
    const [approved, open] = [await makeReadyTake({ verdict: "approved" }), await makeReadyTake()];
    const its = await visit(aSelection(approved, open));
    const tried = async () => {
      const { shots, zip } = await its.room();
      const offered = shots.flatMap(({ takes }) => takes).filter((take: GuestTake) => take.downloadUrl !== null).length;
      const statuses = [(await its.clip(approved, "?download=1")).status, (await its.clip(open, "?download=1")).status];
      const made = await its.browser.ask(`${its.api}/zip`, { method: "POST", body: {} });
      return { offered, statuses, zip: [zip?.takes ?? 0, made.status, made.ok ? (await made.json()).clips : 0] };
    };
    expect(await tried()).toEqual({ offered: 0, statuses: [403, 403], zip: [0, 403, 0] });
    expect((await its.clip(open)).status).toBe(200);
    await changeShare(maya, { shareId: its.share.id, downloads: "after_approval" });
    expect(await tried()).toEqual({ offered: 1, statuses: [200, 403], zip: [1, 201, 1] });
    await changeShare(maya, { shareId: its.share.id, downloads: "on" });
    expect(await tried()).toEqual({ offered: 2, statuses: [200, 200], zip: [2, 201, 2] });
    const onlyApproved = await its.browser.ask(`${its.api}/zip`, { method: "POST", body: { onlyApproved: true } });
    expect((await onlyApproved.json()).clips).toBe(1);
  });

  it("are a file under a plain name, exactly the bytes that are signed off", async () => {
    const take = await makeReadyTake({ prompt: "A secret bottle", seed: 777_111 });
    const its = await visit(aSelection(take), { downloads: "on" });
    const response = await its.clip(take, "?download=1");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="DAY-\d+-T\d+\.mp4"/);
    expect(Buffer.from(await response.arrayBuffer()).equals(take.clip)).toBe(true);
    expect((await its.clip(take)).headers.get("content-disposition")).toBe("inline");
  });

  it("of somebody else's zip, or of one that was made before downloads were turned off, are none", async () => {
    const take = await makeReadyTake();
    const [mine, theirs] = [await visit(aSelection(take), { downloads: "on" }), await visit(aSelection(take), { downloads: "on" })];
    const zip: { url: string } = await (await mine.browser.ask(`${mine.api}/zip`, { method: "POST", body: {} })).json();
    expect((await mine.browser.ask(zip.url)).status).toBe(200);
    expect((await theirs.browser.ask(zip.url.replace(mine.share.id, theirs.share.id))).status).toBe(404);
    await changeShare(maya, { shareId: mine.share.id, downloads: "off" });
    expect((await mine.browser.ask(zip.url)).status).toBe(403);
  });
});

describe("a clip's bytes", () => {
  it("come in the ranges that are asked for, and are asked for anew each time", async () => {
    const take = await makeReadyTake();
    const its = await visit(aSelection(take));
    const etag = `"${take.sha256}"`;
    const size = take.clip.length;
    const matrix: [Record<string, string>, number, string | null, Buffer][] = [
      [{}, 200, null, take.clip],
      [{ range: "bytes=0-" }, 206, `bytes 0-${size - 1}/${size}`, take.clip],
      [{ range: "bytes=-500" }, 206, `bytes ${size - 500}-${size - 1}/${size}`, take.clip.subarray(-500)],
      [{ range: "bytes=100-199" }, 206, `bytes 100-199/${size}`, take.clip.subarray(100, 200)],
      [{ range: `bytes=4990-${size + 999}` }, 206, `bytes 4990-${size - 1}/${size}`, take.clip.subarray(4990)],
      [{ range: `bytes=${size}-` }, 416, `bytes */${size}`, Buffer.alloc(0)],
      [{ range: "bytes=100-199", "if-range": etag }, 206, `bytes 100-199/${size}`, take.clip.subarray(100, 200)],
      [{ range: "bytes=100-199", "if-range": '"stale"' }, 200, null, take.clip],
      [{ "if-none-match": etag }, 304, null, Buffer.alloc(0)],
      [{ "if-none-match": '"stale"' }, 200, null, take.clip],
    ];
    for (const [headers, status, range, bytes] of matrix) {
      const response = await its.clip(take, "", headers);
      expect([headers, response.status, response.headers.get("content-range")]).toEqual([headers, status, range]);
      expect(response.headers.get("etag")).toBe(etag);
      expect(response.headers.get("vary")).toBe("cookie");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("cache-control")).toMatch(/^private, no-(cache|store)$/);
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it("are no stranger's: not a slice of them, and no word that they exist", async () => {
    const take = await makeReadyTake();
    const its = await visit(aSelection(take));
    const stranger = new GuestBrowser();
    for (const headers of [{}, { range: "bytes=0-99" }, { "if-none-match": `"${take.sha256}"` }, { "if-none-match": "*" }] as Record<
      string,
      string
    >[]) {
      const response = await stranger.ask(`${its.api}/takes/${take.id}/clip`, { headers });
      expect([response.status, response.headers.get("etag"), (await response.text()).includes(take.id)]).toEqual([404, null, false]);
    }
  });
});

describe("what a guest is told", () => {
  const SECRETS = { prompt: "A secret bottle turns", negativePrompt: "no hands at all", seed: 777_111 };

  it("has no prompts, seeds, costs, notes of the team, other people's addresses or storage keys unless the link shows them", async () => {
    const take = await makeReadyTake(SECRETS);
    await db().shot.update({ where: { id: take.shotId }, data: { prompt: SECRETS.prompt } });
    await db().ledgerRow.create({
      data: {
        id: newId(),
        takeId: take.id,
        projectId: (await db().take.findUniqueOrThrow({ where: { id: take.id } })).projectId,
        provider: "wavespeed",
        mode: "live",
        kind: "charged",
        amountMicros: 123_457n,
        source: "price_table",
      },
    });
    const note = (audience: "team" | "clients", body: string) =>
      db().note.create({ data: { id: newId(), takeId: take.id, memberId: maya.memberId, audience, body } });
    await note("team", "The client never pays on time.");
    await note("clients", "Have a look at the rim.");
    const closed = await visit(
      aSelection(take),
      { permission: "approve", downloads: "on", recipients: [{ name: "Dana", email: "dana@client.example" }] },
      "Dana",
    );
    const told = async (its: typeof closed) => {
      const addresses = ["room", `shots/${take.shotId}`, `takes/${take.id}/notes`, `takes/${take.id}/verdict`];
      const answers = await Promise.all(addresses.map(async (at) => (await its.browser.ask(`${its.api}/${at}`)).text()));
      return answers.join("\n");
    };
    const little = await told(closed);
    expect(little).toContain("Have a look at the rim.");
    for (const secret of [
      SECRETS.prompt,
      SECRETS.negativePrompt,
      String(SECRETS.seed),
      "123457",
      "never pays",
      "@dailies.test",
      "dana@client",
      "clips/",
      "stills/",
      maya.memberId,
    ]) {
      expect([secret, little.includes(secret)]).toEqual([secret, false]);
    }
    const open = await visit(aSelection(take), { showsPrompts: true, showsCosts: true, showsTeamNotes: true });
    const much = await told(open);
    for (const shown of [SECRETS.prompt, SECRETS.negativePrompt, String(SECRETS.seed), "123457", "never pays"])
      expect([shown, much.includes(shown)]).toEqual([shown, true]);
    for (const secret of ["@dailies.test", "clips/", "stills/", maya.memberId]) expect([secret, much.includes(secret)]).toEqual([secret, false]);
  });
});
