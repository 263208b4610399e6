import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, TokenScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addNote } from "@/lib/notes/add";
import { getHistory, getNotes } from "@/lib/notes/data";
import { deleteNote, editNote } from "@/lib/notes/edit";
import { reactToNote, resolveNote } from "@/lib/notes/resolve";
import { AddNote } from "@/lib/notes/schema";
import { makeGuest, makeReadyTake } from "@/lib/notes/testing";
import type { Guest } from "@/lib/shares/guest";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let maya: Actor;
let tom: Actor;
let rita: Actor;
let take: { id: string; shotId: string };
let ines: Guest;

beforeAll(async () => {
  maya = await makeMember("owner");
  tom = await makeMember("producer", "Tom Berg");
  rita = await makeMember("reviewer", "Rita Sol");
  take = await makeReadyTake({ createdById: tom.memberId });
  ines = await makeGuest(maya, [take.id]);
});

const said = (who: Actor | Guest, more: Partial<AddNote> = {}) => addNote(who, { id: newId(), takeId: take.id, body: "Slower here.", ...more });
const token = (scopes: TokenScope[]): Actor => ({ ...maya, kind: "token", tokenId: "t", scopes });
const fails = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
const inRoom = async (who: Actor | Guest, takeId = take.id) => (await getNotes(who, takeId)).notes;

describe("who may write notes", () => {
  it("is every role, a token with the scope write, and a guest whose link takes comments", async () => {
    for (const who of [maya, tom, rita, token(["read", "write"]), ines, await makeGuest(maya, [take.id], { permission: "comment" })]) {
      expect((await said(who)).by).toMatchObject({ name: who.name, isYou: true, isGuest: who.kind === "guest" });
    }
    for (const who of [token(["read"]), token(["read", "spend"]), await makeGuest(maya, [take.id], { permission: "view" })]) {
      await fails(said(who), "forbidden");
      expect((await getNotes(who, take.id)).may.write).toBe(false);
    }
    await fails(getNotes(token(["write"]), take.id), "forbidden");
  });

  it("is no guest without a name, nor one whose link covers another take or was closed", async () => {
    await fails(said({ ...ines, guestId: null, name: null }), "forbidden");
    const stranger = await makeGuest(maya, [(await makeReadyTake()).id]);
    await fails(said(stranger), "not_found");
    await fails(getNotes(stranger, take.id), "not_found");
    await db().share.update({ where: { id: stranger.shareId }, data: { revokedAt: new Date() } });
    await fails(said(stranger, { takeId: stranger.shareId }), "not_found");
  });
});

describe("what a guest sees", () => {
  it("is the team's notes for clients and those of the same link, never the team's own, another link's, or ids of members", async () => {
    const room = await makeReadyTake();
    const [one, other, frank] = [
      await makeGuest(maya, [room.id]),
      await makeGuest(maya, [room.id], { name: "Bo" }),
      await makeGuest(maya, [room.id], { teamNotes: true }),
    ];
    const here = { takeId: room.id };
    const beside = await makeGuest(maya, [room.id], { name: "Ada", shareId: one.shareId });
    await said(maya, { ...here, body: "team" });
    await said(maya, { ...here, body: "clients", audience: "clients" });
    await said(beside, { ...here, body: "beside", audience: "team" });
    const theirs = await said(other, { ...here, body: "other link" });
    await said(maya, { ...here, body: "answer", parentId: theirs.id });
    const bodies = async (who: Actor | Guest) => (await inRoom(who, room.id)).map(({ body }) => body).sort();
    expect(await bodies(one)).toEqual(["beside", "clients"]);
    expect(await bodies(other)).toEqual(["clients", "other link"]);
    expect(await bodies(frank)).toEqual(["clients", "team"]);
    expect(await bodies(rita)).toEqual(["beside", "clients", "other link", "team"]);
    const seen = await getNotes(one, room.id);
    expect(JSON.stringify(seen)).not.toContain(maya.memberId);
    expect([seen.people, seen.carried, seen.may.chooseAudience]).toEqual([[], [], false]);
    await fails(said(one, { ...here, parentId: theirs.id }), "invalid");
    await fails(reactToNote(one, { noteId: theirs.id, sign: "agree", isOn: true }), "not_found");
    await fails(editNote(one, { noteId: theirs.id, body: "mine now" }), "not_found");
    await fails(deleteNote(one, { noteId: theirs.id }), "not_found");
  });

  it("a reply is for whom its note is, and a guest's note is for clients", async () => {
    const note = await said(ines, { audience: "team" });
    expect(note.audience).toBe("clients");
    expect((await said(maya, { parentId: note.id, audience: "team" })).audience).toBe("clients");
    const internal = await said(maya);
    expect((await said(tom, { parentId: internal.id, audience: "clients" })).audience).toBe("team");
  });
});

describe("where a note stands", () => {
  it("is within the clip, by its own frames", async () => {
    expect(await said(maya, { fromFrame: 80 })).toMatchObject({ fromFrame: 80, toFrame: null });
    expect(await said(maya, { fromFrame: 3, toFrame: 80 })).toMatchObject({ fromFrame: 3, toFrame: 80 });
    expect(await said(maya, { fromFrame: 3, toFrame: 3 })).toMatchObject({ fromFrame: 3, toFrame: null });
    await expect(said(maya, { fromFrame: 81 })).rejects.toMatchObject({
      code: "invalid",
      fields: { fromFrame: expect.stringContaining("81 frames") },
    });
    await expect(said(maya, { fromFrame: 1, toFrame: 81 })).rejects.toMatchObject({ fields: { toFrame: expect.any(String) } });
    const waiting = await makeTake();
    await fails(said(maya, { takeId: waiting.id, fromFrame: 0 }), "invalid");
    expect((await said(maya, { takeId: waiting.id })).fromFrame).toBeNull();
    await fails(said(maya, { takeId: "none" }), "not_found");
  });

  it("has a mark inside the picture, bounded", () => {
    const input = (mark: unknown, more = {}) =>
      AddNote.safeParse({ id: crypto.randomUUID(), takeId: "t", body: "x", fromFrame: 0, mark, ...more }).success;
    const line = (points: unknown) => ({ shapes: [{ kind: "pen", points }] });
    const many = (count: number) => Array.from({ length: count }, (_, at) => [at / count, 0.5]);
    expect(
      input(
        line([
          [0, 0],
          [1, 1],
        ]),
      ),
    ).toBe(true);
    expect(input(line(many(2_000)))).toBe(true);
    expect(input(line(many(2_001)))).toBe(false);
    expect(input({ shapes: [...line(many(1_999)).shapes, ...line(many(2)).shapes] })).toBe(false);
    expect(
      input({
        shapes: Array.from({ length: 50 }, () => ({
          kind: "box",
          points: [
            [0, 0],
            [1, 1],
          ],
        })),
      }),
    ).toBe(true);
    expect(
      input({
        shapes: Array.from({ length: 51 }, () => ({
          kind: "box",
          points: [
            [0, 0],
            [1, 1],
          ],
        })),
      }),
    ).toBe(false);
    for (const points of [
      [[0, 0]],
      [
        [0, 1.01],
        [0, 0],
      ],
      [
        [-0.1, 0],
        [0, 0],
      ],
      [
        [Number.NaN, 0],
        [0, 0],
      ],
      [
        ["0", 0],
        [0, 0],
      ],
    ])
      expect(input(line(points))).toBe(false);
    expect(input({ shapes: [{ kind: "arrow", points: many(3) }] })).toBe(false);
    expect(input({ shapes: [{ kind: "circle", points: many(2) }] })).toBe(false);
    expect(input({ shapes: [] })).toBe(false);
    expect(input(line(many(2)), { fromFrame: undefined })).toBe(false);
    expect(input(undefined, { fromFrame: 4, toFrame: 3 })).toBe(false);
    expect(input(undefined, { fromFrame: undefined, toFrame: 3 })).toBe(false);
  });
});

describe("the same note sent twice", () => {
  it("is one, at the same moment too, and nobody takes another's id", async () => {
    const id = newId();
    const [one, other] = await Promise.all([said(tom, { id, body: "Once." }), said(tom, { id, body: "Once." })]);
    expect([one.id, other.id]).toEqual([id, id]);
    expect(await db().note.count({ where: { id } })).toBe(1);
    await fails(said(rita, { id }), "conflict");
    await fails(said(ines, { id }), "conflict");
  });
});

describe("changing a note", () => {
  it("is its writer's: what it said before is kept for the team and shown as edited", async () => {
    const note = await said(rita, {
      fromFrame: 4,
      mark: {
        shapes: [
          {
            kind: "box",
            points: [
              [0.1, 0.1],
              [0.4, 0.4],
            ],
          },
        ],
      },
    });
    for (const who of [maya, tom, token(["read", "write"])]) await fails(editNote(who, { noteId: note.id, body: "Mine." }), "forbidden");
    await editNote(rita, { noteId: note.id, body: "Faster here." });
    const edited = await editNote(rita, { noteId: note.id, body: "Much faster.", mark: null });
    expect(edited).toMatchObject({ body: "Much faster.", mark: null, editedAt: expect.any(String) });
    const { edits } = await getHistory(tom, note.id);
    expect(edits.map(({ body, mark }) => [body, mark !== null])).toEqual([
      ["Slower here.", true],
      ["Faster here.", true],
    ]);
    await fails(getHistory(token(["write"]), note.id), "forbidden");
  });

  it("a guest changes and deletes their own, and nobody's beside them", async () => {
    const note = await said(ines);
    expect((await editNote(ines, { noteId: note.id, body: "Softer." })).body).toBe("Softer.");
    const beside = await makeGuest(maya, [take.id], { name: "Ada", shareId: ines.shareId });
    await fails(editNote(beside, { noteId: note.id, body: "x" }), "forbidden");
    await fails(deleteNote(beside, { noteId: note.id }), "forbidden");
    await fails(deleteNote({ ...ines, guestId: null, name: null }, { noteId: note.id }), "forbidden");
    await deleteNote(ines, { noteId: note.id });
    await fails(editNote(ines, { noteId: note.id, body: "x" }), "not_found");
  });

  it("deleting takes the words from every answer and leaves what was answered; the owner may delete any", async () => {
    const note = await said(tom, { body: "A secret word." });
    const reply = await said(rita, { parentId: note.id, body: "Agreed." });
    await fails(deleteNote(rita, { noteId: note.id }), "forbidden");
    await deleteNote(maya, { noteId: note.id });
    const room = await inRoom(tom);
    expect(room.find(({ id }) => id === note.id)).toMatchObject({ isDeleted: true, body: "", replies: [{ id: reply.id, body: "Agreed." }] });
    await fails(getHistory(maya, note.id), "not_found");
    await fails(said(rita, { parentId: note.id }), "invalid");
    expect(JSON.stringify([room, await db().notice.findMany({ select: { text: true } })])).not.toContain("secret");
    await deleteNote(rita, { noteId: reply.id });
    expect((await inRoom(tom)).some(({ id }) => id === note.id)).toBe(false);
  });
});

describe("replies, signs, resolved", () => {
  it("replies are one level deep and of the same take", async () => {
    const note = await said(maya);
    const reply = await said(tom, { parentId: note.id });
    await fails(said(rita, { parentId: reply.id }), "invalid");
    await fails(said(rita, { parentId: note.id, takeId: (await makeReadyTake()).id }), "invalid");
    await fails(resolveNote(maya, { noteId: reply.id, isResolved: true }), "not_found");
  });

  it("a sign is put once and taken off", async () => {
    const note = await said(maya, { audience: "clients" });
    await Promise.all([1, 2, 3].map(() => reactToNote(rita, { noteId: note.id, sign: "agree", isOn: true })));
    expect((await reactToNote(ines, { noteId: note.id, sign: "agree", isOn: true })).reactions).toMatchObject([
      { sign: "agree", names: ["Rita Sol", "Ines Laurent"], isYours: true },
    ]);
    expect((await reactToNote(rita, { noteId: note.id, sign: "agree", isOn: false })).reactions).toMatchObject([
      { names: ["Ines Laurent"], isYours: false },
    ]);
    await fails(reactToNote(token(["read"]), { noteId: note.id, sign: "agree", isOn: true }), "forbidden");
  });

  it("the team resolves and opens again, and it says who", async () => {
    const note = await said(ines);
    expect((await resolveNote(rita, { noteId: note.id, isResolved: true })).resolved).toMatchObject({ by: "Rita Sol", withTake: null });
    expect((await resolveNote(tom, { noteId: note.id, isResolved: true })).resolved).toMatchObject({ by: "Rita Sol" });
    expect((await resolveNote(tom, { noteId: note.id, isResolved: false })).resolved).toBeNull();
    await fails(resolveNote(token(["read"]), { noteId: note.id, isResolved: true }), "forbidden");
  });
});

describe("who is told", () => {
  const told = async (noteId: string) =>
    (await db().notice.findMany({ where: { noteId }, orderBy: { kind: "asc" }, select: { kind: true, member: { select: { name: true } } } }))
      .map(({ kind, member }) => `${kind} ${member.name}`)
      .sort();

  it("is whose take it is, who was mentioned, the thread, and whose the link is: each once, never who wrote it", async () => {
    const note = await said(rita, { body: "@Maya Okafor and @Tom Berg, look", mentions: [maya.memberId, tom.memberId, rita.memberId, "nobody"] });
    expect(note.mentions.map(({ name }) => name).sort()).toEqual(["Maya Okafor", "Tom Berg"]);
    expect(await told(note.id)).toEqual(["mention Maya Okafor", "mention Tom Berg"]);
    expect(await told((await said(tom, { parentId: note.id })).id)).toEqual(["reply Rita Sol"]);
    expect(await told((await said(ines)).id)).toEqual(["note Maya Okafor", "note Tom Berg"]);
    expect(await told((await said(tom)).id)).toEqual([]);
    const unnamed = await said(rita, { body: "look", mentions: [maya.memberId] });
    expect([unnamed.mentions, await told(unnamed.id)]).toEqual([[], ["note Tom Berg"]]);
  });

  it("a change tells only whom it newly mentions, and somebody who was removed hears nothing", async () => {
    const note = await said(rita, { body: "@Tom Berg look", mentions: [tom.memberId] });
    await editNote(rita, { noteId: note.id, body: "@Tom Berg @Maya Okafor look", mentions: [tom.memberId, maya.memberId] });
    expect(await told(note.id)).toEqual(["mention Maya Okafor", "mention Tom Berg"]);
    const gone = await makeMember("producer", "Gone");
    await db().member.update({ where: { id: gone.memberId }, data: { removedAt: new Date() } });
    expect((await said(rita, { body: "@Gone", mentions: [gone.memberId] })).mentions).toEqual([]);
  });
});

describe("what is carried", () => {
  it("is what is open on the takes it came from, nearest first, against both frames", async () => {
    const first = await makeReadyTake();
    const note = await said(rita, { takeId: first.id, fromFrame: 40 });
    const whole = await said(ines.guestId ? maya : rita, { takeId: first.id, body: "All of it." });
    await said(tom, { takeId: first.id, parentId: note.id });
    const second = await makeReadyTake({ shotId: first.shotId, number: 92, fromTakeId: first.id, fromHow: "changed" });
    const near = await said(rita, { takeId: second.id, fromFrame: 10, body: "Near." });
    const third = await makeReadyTake({ shotId: first.shotId, number: 93, forNoteId: near.id }, { fps: 32, durationMs: 2_000 });
    const { carried } = await getNotes(tom, third.id);
    expect(carried.map(({ from, note: { id } }) => [from.number, id])).toEqual([
      [92, near.id],
      [expect.any(Number), whole.id],
      [expect.any(Number), note.id],
    ]);
    expect(carried[2]?.frames).toEqual({
      before: { frame: 40, seconds: 2.5, url: `/api/media/takes/${first.id}/frames/41` },
      now: { frame: 63, seconds: 63 / 32, url: `/api/media/takes/${third.id}/frames/64` },
    });
    expect(carried[1]?.frames).toBeNull();
    expect((await inRoom(tom, second.id))[0]?.answeredBy).toMatchObject([{ takeId: third.id, number: 93 }]);
    await resolveNote(tom, { noteId: note.id, isResolved: true });
    await deleteNote(maya, { noteId: whole.id });
    expect((await getNotes(tom, third.id)).carried.map(({ note: { id } }) => id)).toEqual([near.id]);
  });
});
