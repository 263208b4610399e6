import { once } from "node:events";
import { get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { changeShare, pauseShare } from "@/lib/shares/change";
import { embedHref } from "@/lib/shares/embed";
import { aSelection, GuestBrowser, makeLink, makeReadyTake, type ReadyTake, useBytes } from "@/lib/shares/testing";
import { parseTrust } from "@/lib/web/client-address";
import { isPagePath } from "@/lib/web/gate";
import { createEvents } from "@/lib/web/serve-events";
import { createWebServer } from "@/lib/web/server";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
useBytes();

let maya: Actor;
let take: ReadyTake;
let events: ReturnType<typeof createEvents>;
let server: Server;
const heard: string[] = [];
/** The addresses that pages were asked by. */
const shown: string[] = [];

beforeAll(async () => {
  maya = await makeMember();
  take = await makeReadyTake();
  events = createEvents(env().DATABASE_URL);
  server = createWebServer({
    gate: { isDev: false, uploadOrigins: [], trust: parseTrust(""), publicUrl: undefined },
    events: events.serve,
    isAway: async () => false,
    upgrade: null,
    pages: async (request, response) => {
      heard.push(String(request.headers["x-dailies-client"]));
      shown.push(String(request.url));
      response.writeHead(200, { "content-type": "text/plain" }).end("a page");
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  await vi.waitUntil(() => events.isLive(), { timeout: 20_000 });
});

afterAll(async () => {
  await events.stop();
  server.closeAllConnections();
  server.close();
});

async function ask(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const [response] = await once(
    get({ port, host: "127.0.0.1", path, agent: false, headers: { host: "127.0.0.1:3000", accept: "text/html", ...headers } }),
    "response",
  );
  return response;
}

describe("what is said with every answer of a share", () => {
  it.each(["/s/some-token", "/s/some-token/preview", "/g/some-share", "/g/some-share/api/room", "/g/some-share/embed"])(
    "%s is in no index, tells no other site, and stands in no frame",
    async (path) => {
      const { headers } = await ask(path);
      expect(headers).toMatchObject({ "x-robots-tag": "noindex, nofollow, noarchive", "referrer-policy": "same-origin", "x-frame-options": "DENY" });
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
      if (!isPagePath(path)) expect(headers["content-security-policy"]).toContain("default-src 'none'");
    },
  );

  it("is not said of the studio's own pages, which scripts of shares are no different to", async () => {
    expect((await ask("/studio")).headers["x-robots-tag"]).toBeUndefined();
    expect(["/g/x", "/g/x/embed", "/s/x"].map(isPagePath)).toEqual([true, true, true]);
    expect(["/g/x/api", "/g/x/api/room", "/s/x/open", "/s/x/preview?a"].map(isPagePath)).toEqual([false, false, false, false]);
  });

  it("whoever asks, the address that is counted is the one that the line has", async () => {
    await ask("/g/some-share/api/unlock", { "x-forwarded-for": "10.0.0.9", "x-real-ip": "10.0.0.9", "x-dailies-client": "10.0.0.9" });
    expect(heard.at(-1)).toBe("127.0.0.1");
  });
});

describe("the page of a link", () => {
  it("that is not open is one page with status 404, for whatever was asked", async () => {
    const [open, paused] = [await makeLink(maya, aSelection(take)), await makeLink(maya, aSelection(take))];
    const [guest, late] = [new GuestBrowser(), new GuestBrowser()];
    await guest.come(open.token);
    await late.come(paused.token);
    await pauseShare(maya, { shareId: paused.id });
    const look = async (path: string, browser = new GuestBrowser(), more: Record<string, string> = {}) => {
      const { statusCode } = await ask(path, { cookie: browser.cookiesFor(path.split("?")[0] ?? path), ...more });
      return [statusCode, shown.at(-1)];
    };
    expect(await look(`/s/${open.token}`)).toEqual([200, `/s/${open.token}`]);
    expect(await look(`/g/${open.id}?take=x`, guest)).toEqual([200, `/g/${open.id}?take=x`]);
    expect(await look(`/g/${open.id}`)).toEqual([404, "/s"]);
    expect(await look(`/g/${paused.id}`, late)).toEqual([404, "/s"]);
    for (const path of [
      `/s/${paused.token}`,
      "/s/made-up",
      "/s/%E0%A4%A",
      "/s",
      "/g",
      "/g/made-up",
      "/g/made-up/embed",
      "/g/made-up/embed?key=made-up",
    ]) {
      expect([path, ...(await look(path))]).toEqual([path, 404, "/s"]);
      expect([path, ...(await look(path, undefined, { accept: "*/*", "sec-fetch-dest": "iframe" }))]).toEqual([path, 404, "/s"]);
    }
    expect(await look("/shots")).toEqual([200, "/shots"]);
  });
});

describe("a frame on another site", () => {
  const ORIGINS = ["https://client.example", "https://www.client.example"];

  it("is allowed on the sites that an open link names, and to who has the key or the pass alone", async () => {
    const share = await makeLink(maya, aSelection(take), { embedOrigins: ORIGINS });
    const href = await embedHref(share.id);
    const framed = await ask(href ?? "");
    expect(framed.headers["content-security-policy"]).toContain(`frame-ancestors ${ORIGINS.join(" ")}`);
    expect(framed.headers["content-security-policy"]).toContain("script-src 'self' 'nonce-");
    expect(framed.headers["x-frame-options"]).toBeUndefined();
    for (const path of [`/g/${share.id}/embed`, `/g/${share.id}/embed?key=made-up`, `/g/${share.id}`, (href ?? "").replace("/embed", "")]) {
      const { headers } = await ask(path);
      expect([path, headers["x-frame-options"], headers["content-security-policy"]?.includes("client.example")]).toEqual([path, "DENY", false]);
    }
    const browser = new GuestBrowser();
    const key = new URL(href ?? "", "http://x").searchParams.get("key") ?? "";
    const opened = await browser.ask(`/g/${share.id}/api/embed`, { method: "POST", form: { key } });
    expect([opened.status, opened.headers.get("location")]).toEqual([303, `/g/${share.id}/embed`]);
    const { headers } = await ask(`/g/${share.id}/embed`, { cookie: browser.cookiesFor(`/g/${share.id}/embed`) });
    expect(headers["content-security-policy"]).toContain(`frame-ancestors ${ORIGINS.join(" ")}`);
  });

  it("is there to be watched: nothing is said, kept or known of a guest in it", async () => {
    const share = await makeLink(maya, aSelection(take), { embedOrigins: ORIGINS, permission: "approve", downloads: "on", showsTeamNotes: true });
    const key = new URL((await embedHref(share.id)) ?? "", "http://x").searchParams.get("key") ?? "";
    const browser = new GuestBrowser();
    await browser.ask(`/g/${share.id}/api/embed`, { method: "POST", form: { key } });
    const at = `/g/${share.id}/api/takes/${take.id}`;
    expect((await browser.ask(`${at}/clip`)).status).toBe(200);
    expect((await browser.ask(`${at}/clip?download=1`)).status).toBe(403);
    expect((await browser.ask(`${at}/verdict`, { method: "PUT", body: { kind: "approved" } })).status).toBe(403);
    expect((await browser.ask(`/g/${share.id}/api/name`, { method: "POST", body: { name: "Dana" } })).status).toBe(403);
    expect(await (await browser.ask(`/g/${share.id}/api/room`)).json()).toMatchObject({
      isEmbedded: true,
      permission: "view",
      zip: null,
      guest: null,
    });
  });

  it("ends with the link, with a password, with a recipient and with the list of sites", async () => {
    const end = {
      paused: (id: string) => pauseShare(maya, { shareId: id }),
      "a password": (id: string) => db().share.update({ where: { id }, data: { passwordHash: "scrypt$" } }),
      "a recipient": (id: string) => changeShare(maya, { shareId: id, recipient: { name: "Dana", email: null } }),
      "no sites": (id: string) => changeShare(maya, { shareId: id, embedOrigins: [] }),
    };
    for (const [why, close] of Object.entries(end)) {
      const share = await makeLink(maya, aSelection(take), { embedOrigins: ORIGINS });
      const href = (await embedHref(share.id)) ?? "";
      const browser = new GuestBrowser();
      const key = new URL(href, "http://x").searchParams.get("key") ?? "";
      const open = () => browser.ask(`/g/${share.id}/api/embed`, { method: "POST", form: { key } });
      expect((await open()).status).toBe(303);
      await close(share.id);
      expect([why, (await browser.ask(`/g/${share.id}/api/room`)).status, (await open()).status]).toEqual([why, 404, 404]);
      expect([why, (await ask(href)).headers["x-frame-options"]]).toEqual([why, "DENY"]);
    }
  });
});

describe("a share's events", () => {
  async function listen(shareId: string, browser: GuestBrowser) {
    const response = await ask(`/g/${shareId}/api/events`, { cookie: browser.cookiesFor(`/g/${shareId}/api/events`) });
    const got = { text: "", hasEnded: false };
    response.setEncoding("utf8").on("data", (text: string) => {
      got.text += text;
    });
    response.on("close", () => {
      got.hasEnded = true;
    });
    return { response, got };
  }

  it("say that something changed, and no more; nothing of what is not its own", async () => {
    const other = await makeReadyTake();
    const share = await makeLink(maya, aSelection(take));
    const browser = new GuestBrowser();
    await browser.come(share.token);
    const { response, got } = await listen(share.id, browser);
    expect([response.statusCode, response.headers["content-type"], response.headers.vary]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
      "cookie",
    ]);
    const note = (takeId: string) =>
      db().note.create({ data: { id: crypto.randomUUID(), takeId, memberId: maya.memberId, audience: "clients", body: "Look here." } });
    await note(other.id);
    await note(take.id);
    await expect.poll(() => got.text, { timeout: 20_000 }).toContain('event: state\ndata: {"about":"share"}');
    expect(got.text.match(/event: state/g)).toHaveLength(1);
    expect(got.text).not.toMatch(new RegExp(`${take.id}|${other.id}|${maya.memberId}|Look here`));
    response.destroy();
  });

  it("say that the video of a reel is there, without a reload", async () => {
    const { projectId } = await db().take.findUniqueOrThrow({ where: { id: take.id } });
    const reelId = newId();
    await db().reel.create({ data: { id: reelId, projectId, name: "Opening" } });
    await db().reelItem.create({ data: { id: newId(), reelId, rank: 0, kind: "take", takeId: take.id } });
    const { id } = await db().reelRender.create({ data: { id: newId(), reelId, version: 1, takeIds: [take.id], status: "rendering", percent: 50 } });
    const share = await makeLink(maya, { scope: "reel", reelId });
    const browser = new GuestBrowser();
    await browser.come(share.token);
    const { response, got } = await listen(share.id, browser);
    const made = { storageKey: `reels/${id}.mp4`, bytes: 9n, sha256: "a".repeat(64), width: 832, height: 480, fps: 16, durationMs: 5_000 };
    await db().reelRender.update({ where: { id }, data: { ...made, status: "ready", percent: 100, finishedAt: new Date() } });
    await expect.poll(() => got.text, { timeout: 20_000 }).toContain('event: state\ndata: {"about":"share"}');
    response.destroy();
  });

  it("end when the link is closed, and are nobody's without a pass", async () => {
    const share = await makeLink(maya, aSelection(take));
    const browser = new GuestBrowser();
    await browser.come(share.token);
    const { got } = await listen(share.id, browser);
    await pauseShare(maya, { shareId: share.id });
    await expect.poll(() => got.hasEnded, { timeout: 20_000 }).toBe(true);
    const closed = await ask(`/g/${share.id}/api/events`, { cookie: browser.cookiesFor(`/g/${share.id}/api/events`) });
    const never = await ask(`/g/${crypto.randomUUID()}/api/events`);
    expect([closed.statusCode, never.statusCode]).toEqual([404, 404]);
  });
});
