import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { pauseShare, renewShare, revokeShare, setSharePassword } from "@/lib/shares/change";
import type { MakeShares } from "@/lib/shares/schema";
import {
  aSelection,
  GuestBrowser,
  makeLink,
  makeReadyTake,
  ORIGIN,
  type ReadyTake,
  setCheapPassword,
  shareRoutes,
  useBytes,
} from "@/lib/shares/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
useBytes();

const PASSWORD = "seeds in low sun";

/** What somebody who came by a link asks for, and what it answers with the permission that it needs. */
interface Asked {
  method: string;
  /** Below /g/<share>/api, with the take, the note or the zip of this share in it. */
  at: (its: Its) => string;
  body?: (its: Its) => unknown;
  form?: (its: Its) => Record<string, string>;
  needs: "view" | "comment" | "approve";
  status: number;
  /** False for what names no take: a take out of the share is then no matter. */
  isOfTake?: boolean;
  /** It asks for no name, or gives one itself. */
  isNameless?: boolean;
}

interface Its {
  takeId: string;
  shotId: string;
  noteId: string;
  zipId: string;
}

const note = () => ({ id: crypto.randomUUID(), fromFrame: 3, body: "Slower here." });
const ofTake =
  (part: string) =>
  ({ takeId }: Its) =>
    `takes/${takeId}/${part}`;

const isPicture = (part: string) => part === "still" || part === "poster";

/** Every handler below /g/<share>/api. One that is missing here fails the test. */
const ASKED: Record<string, Asked> = {
  "GET room": { method: "GET", at: () => "room", needs: "view", status: 200, isOfTake: false },
  "GET shots/[shotId]": { method: "GET", at: ({ shotId }) => `shots/${shotId}`, needs: "view", status: 200 },
  ...Object.fromEntries(
    ["clip", "poster", "sprite", "still"].flatMap((part) =>
      ["GET", "HEAD"].map((method): [string, Asked] => [
        `${method} takes/[takeId]/${part}`,
        // stills and posters are asked in their small version too, behind the same guard
        { method, at: ofTake(isPicture(part) && method === "HEAD" ? `${part}?width=320` : part), needs: "view", status: 200 },
      ]),
    ),
  ),
  "GET takes/[takeId]/notes": { method: "GET", at: ofTake("notes"), needs: "view", status: 200 },
  "POST takes/[takeId]/notes": { method: "POST", at: ofTake("notes"), body: note, needs: "comment", status: 201 },
  "PATCH notes/[noteId]": {
    method: "PATCH",
    at: ({ noteId }) => `notes/${noteId}`,
    body: () => ({ body: "Slower, please." }),
    needs: "comment",
    status: 200,
    isOfTake: false,
  },
  "PUT notes/[noteId]/reactions": {
    method: "PUT",
    at: ({ noteId }) => `notes/${noteId}/reactions`,
    body: () => ({ sign: "agree", isOn: true }),
    needs: "comment",
    status: 200,
    isOfTake: false,
  },
  "DELETE notes/[noteId]": { method: "DELETE", at: ({ noteId }) => `notes/${noteId}`, needs: "comment", status: 200, isOfTake: false },
  "GET takes/[takeId]/verdict": { method: "GET", at: ofTake("verdict"), needs: "view", status: 200 },
  "PUT takes/[takeId]/verdict": { method: "PUT", at: ofTake("verdict"), body: () => ({ kind: "approved" }), needs: "approve", status: 200 },
  "DELETE takes/[takeId]/verdict": { method: "DELETE", at: ofTake("verdict"), needs: "approve", status: 200 },
  "POST sign-off": {
    method: "POST",
    at: () => "sign-off",
    form: ({ takeId }) => ({ takeId, name: "Dana", kind: "changes_requested", sentence: "Slower." }),
    needs: "approve",
    status: 303,
    isNameless: true,
  },
  "POST takes/[takeId]/watched": { method: "POST", at: ofTake("watched"), body: () => ({ share: 0.5 }), needs: "view", status: 200 },
  "POST name": { method: "POST", at: () => "name", body: () => ({ name: "Dana" }), needs: "view", status: 200, isOfTake: false },
  "POST zip": { method: "POST", at: () => "zip", body: () => ({}), needs: "view", status: 201, isOfTake: false },
  "GET zip/[zipId]": { method: "GET", at: ({ zipId }) => `zip/${zipId}`, needs: "view", status: 200, isOfTake: false },
  "HEAD zip/[zipId]": { method: "HEAD", at: ({ zipId }) => `zip/${zipId}`, needs: "view", status: 200, isOfTake: false },
};

/** Have tests of their own: lib/shares/{reel,unlock,embed}.test.ts. */
const ELSEWHERE = ["GET reel/clip", "HEAD reel/clip", "GET reel/poster", "HEAD reel/poster", "POST unlock", "POST embed"];

let maya: Actor;
let take: ReadyTake;
let other: ReadyTake;

beforeAll(async () => {
  maya = await makeMember();
  [take, other] = [await makeReadyTake(), await makeReadyTake()];
});

async function ask(browser: GuestBrowser, shareId: string, { method, at, body, form }: Asked, its: Its): Promise<Response> {
  return browser.ask(`/g/${shareId}/api/${at(its)}`, { method, ...(body && { body: body(its) }), ...(form && { form: form(its) }) });
}

/** A link to one take that may be kept, somebody who came by it, a note of theirs and a zip. */
async function aVisit(rules: Partial<MakeShares> = {}, { name = "Dana" as string | null } = {}) {
  const { password, ...more } = rules;
  const share = await makeLink(maya, aSelection(take), { permission: "approve", downloads: "on", ...more });
  if (password !== undefined) await setCheapPassword(share.id, password);
  const browser = new GuestBrowser();
  await browser.come(share.token, { ...(password !== undefined && { password }), ...(name !== null && { name }) });
  const guest = await db().guest.findFirst({ where: { shareId: share.id } });
  const noteId = newId();
  if (guest) await db().note.create({ data: { id: noteId, takeId: take.id, guestId: guest.id, audience: "clients", body: "Lovely." } });
  const zip = await browser.ask(`/g/${share.id}/api/zip`, { method: "POST", body: {} });
  const { url = "/none" } = (zip.ok ? await zip.json() : {}) as { url?: string };
  const its: Its = { takeId: take.id, shotId: take.shotId, noteId, zipId: url.split("/").at(-1) ?? "none" };
  return { share, browser, its };
}

describe("every handler of a share on disk", () => {
  it("is classified, and every classified one is on disk", async () => {
    const onDisk = (await shareRoutes()).flatMap(({ file, methods }) => Object.keys(methods).map((method) => `${method} ${file}`));
    const classified = [...Object.keys(ASKED), ...ELSEWHERE].map((name) => name.replace(" ", " g/[shareId]/api/"));
    expect(onDisk.sort()).toEqual([...classified, "POST s/[token]/open", "GET s/[token]/preview", "HEAD s/[token]/preview"].sort());
  });
});

describe("a link that is open", () => {
  it.each(["view", "comment", "approve"] as const)("to %s lets exactly that be done", async (permission) => {
    const ranks = { view: 0, comment: 1, approve: 2 };
    const { share, browser, its } = await aVisit({ permission });
    for (const [name, asked] of Object.entries(ASKED)) {
      const expected = ranks[permission] >= ranks[asked.needs] ? asked.status : 403;
      expect([name, (await ask(browser, share.id, asked, its)).status]).toEqual([name, expected]);
    }
  });

  it("asks for a name before anything is said, and for none before something is looked at", async () => {
    const { share, browser, its } = await aVisit({}, { name: null });
    for (const [name, asked] of Object.entries(ASKED).filter(([, { isNameless }]) => !isNameless)) {
      if (name === "POST name") continue;
      expect([name, (await ask(browser, share.id, asked, its)).status]).toEqual([name, asked.needs === "view" ? asked.status : 422]);
    }
  });

  it("with its password given is open like any other", async () => {
    const { share, browser, its } = await aVisit({ password: PASSWORD });
    for (const [name, asked] of Object.entries(ASKED)) {
      const response = await ask(browser, share.id, asked, its);
      expect([name, response.status]).toEqual([name, asked.status]);
      if (asked.status === 200)
        expect([name, response.headers.get("cache-control"), response.headers.get("vary")]).toEqual([name, "private, no-store", "cookie"]);
    }
  });

  it("leads to nothing but its own takes, at any of its addresses", async () => {
    const { share, browser, its } = await aVisit();
    const strange = { ...its, takeId: other.id, shotId: other.shotId };
    for (const [name, asked] of Object.entries(ASKED).filter(([, { isOfTake }]) => isOfTake !== false)) {
      const response = await ask(browser, share.id, asked, strange);
      expect([name, response.status]).toEqual([name, 404]);
      const missing = await ask(browser, share.id, asked, { ...its, takeId: newId(), shotId: newId() });
      expect(await told(missing)).toEqual(await told(response));
      expect([name, (await ask(browser, share.id, asked, its)).status]).toEqual([name, asked.status]);
    }
    expect(await db().note.count({ where: { takeId: other.id } })).toBe(0);
    expect(await db().verdict.count({ where: { takeId: other.id } })).toBe(0);
  });

  it("lets nobody write from another site, at any of its addresses", async () => {
    const { share, browser, its } = await aVisit();
    const writes = Object.entries(ASKED).filter(([, { method }]) => !["GET", "HEAD"].includes(method));
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const [name, { method, at, body, form }] of writes) {
      for (const headers of foreign) {
        const sent = { method, headers, ...(body && { body: body(its) }), ...(form && { form: form(its) }) };
        expect([name, (await browser.ask(`/g/${share.id}/api/${at(its)}`, sent)).status]).toEqual([name, 403]);
      }
    }
    const opening = await new GuestBrowser().ask(`/s/${share.token}/open`, { method: "POST", form: {}, headers: { origin: "https://evil.example" } });
    expect([opening.status, opening.headers.getSetCookie()]).toEqual([403, []]);
  });
});

describe("a link that does not open", () => {
  type Visited = Awaited<ReturnType<typeof aVisit>>;
  const CLOSED: Record<string, (visit: Visited) => Promise<unknown>> = {
    paused: ({ share }) => pauseShare(maya, { shareId: share.id }),
    revoked: ({ share }) => revokeShare(maya, { shareId: share.id }),
    expired: ({ share }) => db().share.update({ where: { id: share.id }, data: { expiresAt: new Date(Date.now() - 1000) } }),
    renewed: ({ share }) => renewShare(maya, { shareId: share.id }, ORIGIN),
    "with another password": ({ share }) => setSharePassword(maya, { shareId: share.id, password: PASSWORD }),
    gone: async ({ share }) => {
      await db().zip.deleteMany({ where: { shareId: share.id } });
      await db().share.delete({ where: { id: share.id } });
    },
  };

  it.each(Object.keys(CLOSED))("because it is %s says the same at every address, and is found by no pass", async (state) => {
    const visit = await aVisit();
    expect((await ask(visit.browser, visit.share.id, ASKED["GET room"] as Asked, visit.its)).status).toBe(200);
    await CLOSED[state]?.(visit);
    const nobody = new GuestBrowser();
    for (const [name, asked] of Object.entries(ASKED)) {
      const closed = await ask(visit.browser, visit.share.id, asked, visit.its);
      expect([name, closed.status]).toEqual([name, 404]);
      const never = await ask(nobody, newId(), asked, visit.its);
      expect([name, await told(closed)]).toEqual([name, await told(never)]);
    }
  });

  it("shows nothing to whoever has another link's pass", async () => {
    const [mine, theirs] = [await aVisit(), await aVisit()];
    const thief = new GuestBrowser();
    thief.steal(mine.browser, mine.share.id, theirs.share.id);
    expect(thief.cookiesFor(`/g/${theirs.share.id}/api/room`)).toContain("dailies.share=");
    for (const [name, asked] of Object.entries(ASKED)) {
      expect([name, (await ask(thief, theirs.share.id, asked, theirs.its)).status]).toEqual([name, 404]);
    }
  });

  it("asks for the password at every address before it shows a byte", async () => {
    const { share, its } = await aVisit({ password: PASSWORD });
    const late = new GuestBrowser();
    await late.come(share.token);
    for (const [name, asked] of Object.entries(ASKED)) {
      const response = await ask(late, share.id, asked, its);
      expect([name, response.status]).toEqual([name, 401]);
      expect(await response.text()).not.toMatch(new RegExp(`Autumn|${take.id}|${take.shotId}|Maya`));
    }
    await late.ask(`/g/${share.id}/api/unlock`, { method: "POST", body: { password: PASSWORD } });
    expect((await ask(late, share.id, ASKED["GET takes/[takeId]/clip"] as Asked, its)).status).toBe(200);
  });
});

/** All that an answer tells. */
async function told(response: Response): Promise<unknown> {
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}
