import { beforeAll, describe, expect, it } from "vitest";
import { GET as exportShot } from "@/app/api/shots/[id]/notes/export/route";
import { GET as exportTake } from "@/app/api/takes/[id]/notes/export/route";
import type { Actor } from "@/lib/access/actor";
import { asNobody, makeCaller, params } from "@/lib/api/testing";
import { readCells } from "@/lib/csv";
import { newId } from "@/lib/ids";
import { addNote } from "@/lib/notes/add";
import { makeGuest, makeReadyTake } from "@/lib/notes/testing";
import { timecodeAt } from "@/lib/notes/timecode";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let maya: Actor;
let first: { id: string; shotId: string };
let second: { id: string };
let ask: Awaited<ReturnType<typeof makeCaller>>;

beforeAll(async () => {
  maya = await makeMember("owner");
  ask = await makeCaller(["read"]);
  first = await makeReadyTake();
  second = await makeReadyTake({ shotId: first.shotId, number: 92 }, { fps: 24, durationMs: 5_000 });
  const note = await addNote(maya, { id: newId(), takeId: first.id, fromFrame: 40, toFrame: 48, body: "Slower,\n“softer”" });
  await addNote(maya, { id: newId(), takeId: first.id, parentId: note.id, body: "=Agreed" });
  await addNote(await makeGuest(maya, [second.id]), { id: newId(), takeId: second.id, body: "All of it" });
});

const read = async (response: Response) => ({
  status: response.status,
  text: await response.text(),
  name: response.headers.get("content-disposition"),
});
const take = async (format: string) => read(await exportTake(ask(`/api/takes/${first.id}/notes/export?format=${format}`), params({ id: first.id })));
const shot = async (format: string) =>
  read(await exportShot(ask(`/api/shots/${first.shotId}/notes/export?format=${format}`), params({ id: first.shotId })));

describe("notes as a file", () => {
  it("are rows with frames and timecode, replies below their notes; what a spreadsheet would run is text", async () => {
    const { text, name } = await take("csv");
    const [head = [], ...rows] = readCells(text);
    const cell = (row: number, column: string) => rows[row]?.[head.indexOf(column)];
    expect(rows).toHaveLength(2);
    expect([cell(0, "timecode in"), cell(0, "timecode out"), cell(0, "frame in"), cell(0, "frame out")]).toEqual([
      "00:00:02:08",
      "00:00:03:00",
      "40",
      "48",
    ]);
    expect([cell(0, "note"), cell(1, "note"), cell(1, "frame in"), cell(1, "reply to")]).toEqual([
      "Slower,\n“softer”",
      "=Agreed",
      "40",
      cell(0, "id"),
    ]);
    expect(text).toContain("'=Agreed");
    expect(name).toMatch(/DAY-\d+_T\d+-notes\.csv/);
  });

  it("are one EDL for a shot: an event a take, a marker a note, counted at the first clip's rate", async () => {
    const { text } = await shot("edl");
    const lines = text.split("\r\n");
    expect(lines.slice(1, 3)).toEqual(["FCM: NON-DROP FRAME", "* RATE: 16 FPS"]);
    expect(lines.filter((line) => /^\d{3} /.test(line))).toEqual([
      "001  AX       V     C        00:00:00:00 00:00:05:01 01:00:00:00 01:00:05:01",
      "002  AX       V     C        00:00:00:00 00:00:05:00 01:00:05:01 01:00:10:01",
    ]);
    expect(lines.filter((line) => line.startsWith("* LOC"))).toEqual([
      "* LOC: 01:00:02:08 YELLOW  Maya Okafor: Slower, “softer” (to 01:00:03:00)",
      "* LOC: 01:00:05:01 CYAN    Ines Laurent: All of it",
    ]);
  });

  it("are for who may read: nobody else, no other format, and nothing that is not there", async () => {
    const path = `/api/takes/${first.id}/notes/export?format=csv`;
    expect((await exportTake(asNobody(path), params({ id: first.id }))).status).toBe(401);
    expect((await exportTake((await makeCaller(["write"]))(path), params({ id: first.id }))).status).toBe(403);
    expect((await take("pdf")).status).toBe(422);
    expect((await exportShot(ask("/api/shots/none/notes/export?format=edl"), params({ id: "none" }))).status).toBe(404);
  });
});

it.each([
  [0, 16, "00:00:00:00"],
  [15, 16, "00:00:00:15"],
  [16, 16, "00:00:01:00"],
  [24, 23.976, "00:00:01:00"],
  [16 * 3_600, 16, "01:00:00:00"],
])("frame %d at %d a second is %s", (frame, fps, expected) => {
  expect(timecodeAt(frame, fps)).toBe(expected);
});
