import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ACTIONS } from "@/lib/access/matrix/actions";
import { arriveAs } from "@/lib/access/matrix/guests";
import { FILES, PAGES } from "@/lib/access/matrix/pages";
import { OPEN_STATUS, ROUTES, UNSIGNED_STATUS } from "@/lib/access/matrix/routes";
import { newShare } from "@/lib/access/matrix/rows";
import { actionVerdict, GUESTS, type GuestName, MEMBERS, TEAM, type TeamName, teamVerdict } from "@/lib/access/matrix/subjects";
import { type Row, sampleOf, type TeamRight, whoOf } from "@/lib/access/matrix/table";
import { describeGuests } from "@/lib/access/matrix/try-guests";
import { byOf, sentFor, tryRoute } from "@/lib/access/matrix/try-one";
import { fill, walkActions, walkFiles, walkPages, walkRoutes } from "@/lib/access/matrix/walk";
import { buildWorld, type World } from "@/lib/access/matrix/world";
import { db } from "@/lib/db";
import { STATUS_OF } from "@/lib/errors";
import { useStudio } from "@/lib/takes/testing";
import { useDatabase } from "@/prisma/testing";

/** What Next holds for the request that is running. */
const next = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: async () => next.headers,
  cookies: async () => ({ set: () => undefined, get: () => undefined, getAll: () => [] }),
}));

useDatabase();
const studio = useStudio({ hasWorker: false });

let world: World;
const routes = await walkRoutes();
const actions = await walkActions();
const pages = await walkPages();
const names = Object.keys(TEAM) as TeamName[];
const HOST = "127.0.0.1:3000";

/** Writes from elsewhere, each with a cookie that would do. */
const ELSEWHERE: Record<string, string>[] = [
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site", origin: "http://localhost:3001" },
  { origin: "https://evil.example" },
  { origin: "null" },
];

beforeAll(async () => {
  world = await buildWorld(studio());
});

// making the owner, removing members and locks out are tried too: whoever comes next finds the studio as it was
afterEach(async () => {
  await db().member.updateMany({
    where: { id: { notIn: Object.values(world.members).map(({ memberId }) => memberId) } },
    data: { role: "reviewer" },
  });
  await db().member.update({ where: { id: world.owner.memberId }, data: { role: "owner" } });
  await db().tryCount.deleteMany();
});

const isTeam = (row: Row): row is TeamRight | "self" | [TeamRight | "self", never] =>
  ["read", "review", "write", "spend", "manage", "self"].includes(whoOf(row));
const rowsOf = (table: Record<string, Row>, where: (row: Row) => boolean) => Object.entries(table).filter(([, row]) => where(row));
const rightOf = (row: Row) => whoOf(row) as TeamRight | "self";
/** Every entry of the table that is on disk, so that one that is gone fails in one place only. */
const teamRoutes = rowsOf(ROUTES, isTeam).filter(([key]) => routes.has(key));
const teamActions = rowsOf(ACTIONS, isTeam).filter(([key]) => actions.has(key));
const isMutating = (key: string) => !/^(GET|HEAD) /.test(key);

describe("the table", () => {
  it.each([
    ["routes", () => [...routes.keys()].filter((key) => !/^\w+ \/(g|s)\//.test(key)), () => Object.keys(ROUTES)],
    ["actions", () => [...actions.keys()], () => Object.keys(ACTIONS)],
    ["pages", () => [...pages.keys()], () => Object.keys(PAGES)],
  ])("names all %s on disk and no others", (_what, onDisk, named) => {
    expect(onDisk().sort()).toEqual(named().sort());
  });

  it("names all files that are answered with as they are", async () => {
    expect(await walkFiles()).toEqual([...FILES].sort());
  });
});

describe("a handler", () => {
  it.each(teamRoutes)("%s lets in who may, and nobody else", async (key, row) => {
    for (const name of names) {
      const expected = teamVerdict(name, rightOf(row));
      const response = await tryRoute(key, routes.get(key)!, await sentFor(row, world, byOf(world, name)), world.headers[name]);
      if (expected !== 0) expect(response.status, name).toBe(expected);
      else expect(response.status, `${name}: ${response.status >= 400 ? await response.text() : ""}`).toBeLessThan(300);
      await response.body?.cancel();
    }
  });

  it.each(teamRoutes.filter(([key]) => isMutating(key)))("%s changes nothing that another site asks for", async (key, row) => {
    const name = whoOf(row) === "manage" ? "owner" : "producer";
    for (const foreign of ELSEWHERE) {
      const { origin: _ours, ...cookie } = world.headers[name];
      const response = await tryRoute(key, routes.get(key)!, await sentFor(row, world, byOf(world, name)), { ...cookie, ...foreign });
      expect(response.status, JSON.stringify(foreign)).toBe(403);
    }
  });

  it.each(rowsOf(ROUTES, (row) => whoOf(row) === "open"))("%s answers everybody alike", async (key, row) => {
    for (const name of names) {
      const response = await tryRoute(key, routes.get(key)!, await sentFor(row, world, byOf(world, name)), world.headers[name]);
      expect(response.status, name).toBe(OPEN_STATUS[key] ?? 200);
    }
  });

  it.each(rowsOf(ROUTES, (row) => whoOf(row) === "signed"))("%s opens by its signature alone", async (key, row) => {
    const sent = await sentFor(row, world, byOf(world, "nobody"));
    const forged = { ...sent, params: { provider: "wavespeed" }, query: "" };
    for (const name of names) expect((await tryRoute(key, routes.get(key)!, forged, world.headers[name])).status, name).toBe(UNSIGNED_STATUS[key]);
    const response = await tryRoute(key, routes.get(key)!, sent, {});
    expect(response.status, response.status >= 400 ? await response.text() : "").toBeLessThan(300);
  });
});

/** Arrives with a browser's headers at a page or an action. */
function arrive(headers: Record<string, string>): void {
  next.headers = new Headers({ host: HOST, "x-dailies-client": "203.0.113.5", origin: `http://${HOST}`, ...headers });
}

describe("an action", () => {
  async function tryAction(key: string, row: Row, name: TeamName, headers: Record<string, string>): Promise<number> {
    const input = await sampleOf(row)(world, byOf(world, name));
    arrive(headers);
    const result = await actions.get(key)!(input);
    if (!result.ok) expect(result.error.message).toBeTruthy();
    return result.ok ? 0 : STATUS_OF[result.error.code as keyof typeof STATUS_OF];
  }

  it.each(teamActions)("%s runs for who may, and nobody else", async (key, row) => {
    for (const name of names) expect(await tryAction(key, row, name, world.headers[name]), name).toBe(actionVerdict(name, rightOf(row)));
  });

  it.each(rowsOf(ACTIONS, (row) => whoOf(row) === "open"))("%s runs for nobody in particular", async (key, row) => {
    expect(await tryAction(key, row, "nobody", {})).toBe(0);
  });

  it.each([...actions.keys()].flatMap((key) => (ACTIONS[key] ? [[key, ACTIONS[key]] as const] : [])))(
    "%s runs for no other site",
    async (key, row) => {
      for (const foreign of [...ELSEWHERE, { origin: "" }]) {
        const headers = { ...world.headers.owner, ...foreign };
        expect(await tryAction(key, row, "owner", headers), JSON.stringify(foreign)).toBe(403);
      }
    },
  );
});

describe("a page", () => {
  /** "shown", or where Next is told to go instead. */
  async function tryPage(key: string, sent: { params?: Record<string, string> }, headers: Record<string, string>): Promise<string> {
    arrive(headers);
    const { params } = fill(key, sent.params ?? {});
    try {
      await pages.get(key)!({ params: Promise.resolve(params), searchParams: Promise.resolve({}) });
      return "shown";
    } catch (error) {
      const { digest } = error as { digest?: string };
      if (digest?.startsWith("NEXT_REDIRECT")) return `to ${digest.split(";")[2]}`;
      if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return "404";
      throw error;
    }
  }

  it.each(rowsOf(PAGES, isTeam).filter(([key]) => pages.has(key)))(
    "%s is shown to members, and sends everybody else to sign in",
    async (key, row) => {
      for (const name of names) {
        const sent = await sentFor(row, world, byOf(world, name));
        const expected = !MEMBERS.includes(name) ? "to /sign-in" : sent.goesTo ? expect.stringContaining(`to ${sent.goesTo}`) : "shown";
        expect(await tryPage(key, sent, world.headers[name]), name).toEqual(expected);
      }
    },
  );

  it("below /g/ is shown to whose link allows it now, and is missing for everybody else", async () => {
    for (const name of Object.keys(GUESTS) as GuestName[]) {
      const { shareId, headers } = await arriveAs(name, world);
      // at the door of a link with a password it says so and nothing else
      const expected = [0, 401].some((status) => status === GUESTS[name].view) ? "shown" : "404";
      expect(await tryPage("/g/[shareId]", { params: { shareId } }, headers), name).toBe(expected);
      expect(await tryPage("/g/[shareId]/embed", { params: { shareId } }, headers), name).toBe(name === "in a frame" ? "shown" : "404");
    }
    const { shareId } = await arriveAs("may approve", world);
    for (const name of names) expect(await tryPage("/g/[shareId]", { params: { shareId } }, world.headers[name]), name).toBe("404");
  });

  it("/s/[token] is shown for a link that opens, and not for one that doesn't", async () => {
    expect(await tryPage("/s/[token]", await sentFor(PAGES["/s/[token]"]!, world, byOf(world, "nobody")), {})).toBe("shown");
    const closed = await Promise.all(
      [{ revokedAt: new Date() }, { pausedAt: new Date() }, { expiresAt: new Date(0) }].map((changes) => newShare(world, changes)),
    );
    for (const token of ["made-up", ...closed.map((one) => one.token)]) expect(await tryPage("/s/[token]", { params: { token } }, {})).toBe("404");
  });

  it.each([
    ["/", "to /studio"],
    ["/sign-in", "shown"],
    ["/setup", "shown"],
  ])("%s is for everybody", async (key, expected) => {
    expect(await tryPage(key, {}, {})).toBe(expected);
  });
});

describeGuests(routes, () => world, ELSEWHERE);
