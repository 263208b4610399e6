import { beforeAll, describe, expect, it } from "vitest";
import { GUEST_ROUTES, type GuestRow, LINK_ROUTES, newGuest, noteOf, zipOf } from "@/lib/access/matrix/guest-routes";
import { arriveAs } from "@/lib/access/matrix/guests";
import { newShare } from "@/lib/access/matrix/rows";
import { GUESTS, type GuestName, TEAM, type TeamName } from "@/lib/access/matrix/subjects";
import type { GuestRight } from "@/lib/access/matrix/table";
import { tryRoute } from "@/lib/access/matrix/try-one";
import type { RouteHandler } from "@/lib/access/matrix/walk";
import type { Sent, World } from "@/lib/access/matrix/world";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { embedKey } from "@/lib/shares/pass-cookie";

const guests = Object.keys(GUESTS) as GuestName[];
const needOf = (row: GuestRow): GuestRight => (typeof row === "string" ? row : row[0]);
const isMutating = (key: string) => !/^(GET|HEAD) /.test(key);

/** What a guest is answered: 0 is success. At the door the password is what is still to be given. */
function verdictOf(name: GuestName, row: GuestRow): number {
  const need = needOf(row);
  const otherwise = typeof row === "string" ? undefined : row[2]?.[name];
  if (otherwise !== undefined) return otherwise;
  return need === "door" ? (name === "password pending" ? 0 : GUESTS[name].view) : GUESTS[name][need];
}

/** The tries of every handler that guests reach. */
export function describeGuests(routes: Map<string, RouteHandler>, world: () => World, elsewhere: readonly Record<string, string>[]): void {
  const handlerOf = (key: string): RouteHandler => {
    const handler = routes.get(key);
    if (!handler) throw new Error(`${key} is not on disk`);
    return handler;
  };
  const rows = Object.entries(GUEST_ROUTES).filter(([key]) => routes.has(key));
  const sentFor = async (row: GuestRow, at: { shareId: string; guestId: string | null }): Promise<Sent> => {
    const sent = typeof row === "string" ? {} : await row[1](world(), at);
    return { ...sent, params: { shareId: at.shareId, ...sent.params } };
  };

  it("the table names all routes of guests on disk and no others", () => {
    const onDisk = [...routes.keys()].filter((key) => /^\w+ \/(g|s)\//.test(key));
    expect(onDisk.sort()).toEqual([...Object.keys(GUEST_ROUTES), ...LINK_ROUTES].sort());
  });

  describe("a guest", () => {
    it.each(rows)("%s lets in whose link allows it now, and nobody else", async (key, row) => {
      for (const name of guests) {
        const { headers, ...at } = await arriveAs(name, world());
        const response = await tryRoute(key, handlerOf(key), await sentFor(row, at), headers);
        const expected = verdictOf(name, row);
        if (expected !== 0) expect(response.status, name).toBe(expected);
        else expect(response.status, `${name}: ${response.status >= 400 ? await response.text() : ""}`).toBeLessThan(400);
        await response.body?.cancel();
      }
    });

    it.each(rows)("%s is nothing for the team: neither a session nor a token stands in for a link", async (key, row) => {
      const { headers: _theirs, ...at } = await arriveAs("may approve", world());
      for (const name of Object.keys(TEAM) as TeamName[]) {
        const response = await tryRoute(key, handlerOf(key), await sentFor(row, at), { origin: "http://127.0.0.1:3000", ...world().headers[name] });
        expect(response.status, name).toBe(404);
      }
    });

    it.each(rows.filter(([key]) => isMutating(key)))("%s changes nothing that another site asks for", async (key, row) => {
      for (const foreign of [...elsewhere, { origin: "" }]) {
        const { headers, ...at } = await arriveAs("may approve", world());
        const response = await tryRoute(key, handlerOf(key), await sentFor(row, at), { cookie: headers.cookie ?? "", ...foreign });
        expect(response.status, JSON.stringify(foreign)).toBe(403);
      }
    });

    it.each(rows.filter(([key]) => /\[(takeId|shotId|noteId|zipId)\]/.test(key)))(
      "%s gives nothing that the link does not lead to",
      async (key, row) => {
        const { headers, ...at } = await arriveAs("may approve", world());
        const { otherTakeId, otherShotId } = world();
        const elsewhereToo = { ...at, shareId: (await newShare({ ...world(), takeId: otherTakeId })).id };
        const stranger = { ...elsewhereToo, guestId: await newGuest(elsewhereToo.shareId) };
        const others = {
          takeId: otherTakeId,
          shotId: otherShotId,
          noteId: await noteOf({ ...world(), takeId: otherTakeId }, stranger),
          zipId: await zipOf(otherTakeId, elsewhereToo.shareId),
        };
        const sent = await sentFor(row, at);
        const response = await tryRoute(key, handlerOf(key), { ...sent, params: { ...others, shareId: at.shareId } }, headers);
        expect(response.status).toBe(404);
      },
    );
  });

  it("a guest hears nothing of other links' guests, of the team's own words, or of who a member is but by name", async () => {
    const { headers, shareId } = await arriveAs("may comment", world());
    const { takeId, members } = world();
    const other = await newGuest((await newShare(world())).id);
    await db().guest.update({ where: { id: other }, data: { name: "Rival" } });
    const note = { takeId, memberId: members.producer.memberId };
    const forClients = await db().note.create({ data: { ...note, id: newId(), audience: "clients", body: "For clients: @Ida will mend it." } });
    await db().noteMention.create({ data: { noteId: forClients.id, memberId: members.reviewer.memberId } });
    await db().noteReaction.create({ data: { id: newId(), noteId: forClients.id, guestId: other, sign: "agree" } });
    await db().note.create({ data: { ...note, id: newId(), audience: "team", body: "Among ourselves." } });
    await db().note.create({ data: { id: newId(), takeId, guestId: other, audience: "clients", body: "Of the rival." } });
    await db().note.create({
      data: { ...note, id: newId(), parentId: await noteOf(world(), { shareId, guestId: other }), audience: "clients", body: "To the rival." },
    });
    const said = await Promise.all(
      ["GET /g/[shareId]/api/takes/[takeId]/notes", "GET /g/[shareId]/api/takes/[takeId]/verdict", "GET /g/[shareId]/api/room"].map(async (key) =>
        (await tryRoute(key, handlerOf(key), { params: { shareId, takeId } }, headers)).text(),
      ),
    );
    expect(said[0]).toContain("For clients");
    for (const secret of ["Among ourselves", "rival", "Rival", ...Object.values(members).map(({ memberId }) => memberId)])
      expect(said.join(), secret).not.toContain(secret);
  });

  describe("a link", () => {
    const answers = async (key: string, token: string, headers: Record<string, string> = {}) =>
      (await tryRoute(key, handlerOf(key), { params: { token } }, { origin: "http://127.0.0.1:3000", ...headers })).status;
    let tokens: Record<"open" | "expired" | "paused" | "revoked" | "madeUp", string>;
    beforeAll(async () => {
      const tokenOf = async (changes: Parameters<typeof newShare>[1] = {}) => (await newShare(world(), changes)).token;
      tokens = {
        open: await tokenOf(),
        expired: await tokenOf({ expiresAt: new Date(Date.now() - 1_000) }),
        paused: await tokenOf({ pausedAt: new Date() }),
        revoked: await tokenOf({ revokedAt: new Date() }),
        madeUp: "made-up",
      };
    });

    it("is exchanged for a pass while it is open, by a page of ours alone", async () => {
      const { open, ...closed } = tokens;
      expect(await answers("POST /s/[token]/open", open)).toBe(303);
      for (const [what, token] of Object.entries(closed)) expect(await answers("POST /s/[token]/open", token), what).toBe(404);
      for (const foreign of [...elsewhere, { origin: "" }]) expect(await answers("POST /s/[token]/open", open, foreign)).toBe(403);
    });

    it("has a picture of its own only while it is open: all others have the same one", async () => {
      const pictureOf = async (token: string) => {
        const key = "GET /s/[token]/preview";
        const response = await tryRoute(key, handlerOf(key), { params: { token } }, {});
        return { status: response.status, etag: response.headers.get("etag"), bytes: Buffer.from(await response.arrayBuffer()).toString("base64") };
      };
      const { open, ...closed } = tokens;
      const pictures = await Promise.all(Object.values(closed).map(pictureOf));
      expect(new Set(pictures.map((picture) => JSON.stringify(picture))).size).toBe(1);
      expect(await pictureOf(open)).not.toEqual(pictures[0]);
    });

    it("is shown in a frame by the key of its embed alone", async () => {
      const key = "POST /g/[shareId]/api/embed";
      const { shareId } = await arriveAs("in a frame", world());
      const { shareId: plain } = await arriveAs("may approve", world());
      const send = async (id: string, value: string, headers: Record<string, string> = {}) =>
        (await tryRoute(key, handlerOf(key), { params: { shareId: id }, body: { key: value } }, { origin: "http://127.0.0.1:3000", ...headers }))
          .status;
      expect(await send(shareId, embedKey(shareId, 1))).toBe(303);
      expect(await send(shareId, embedKey(shareId, 2))).toBe(404);
      expect(await send(shareId, embedKey(plain, 1))).toBe(404);
      expect(await send(plain, embedKey(plain, 1))).toBe(404);
      for (const foreign of elsewhere) expect(await send(shareId, embedKey(shareId, 1), foreign)).toBe(403);
    });
  });
}
