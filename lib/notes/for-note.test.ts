import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { addNote } from "@/lib/notes/add";
import { deleteNote } from "@/lib/notes/edit";
import { makeReadyTake } from "@/lib/notes/testing";
import { startTakes } from "@/lib/takes/start";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));
useDatabase();

it("a take that answers a note remembers it; a note that is gone, or on another take, queues nothing", async () => {
  const maya = await makeMember("owner");
  const [take, other] = [await makeReadyTake({ number: 1 }), await makeReadyTake({ number: 1 })];
  const { stillId } = await db().take.findUniqueOrThrow({ where: { id: take.id }, select: { stillId: true } });
  const note = await addNote(maya, { id: newId(), takeId: take.id, fromFrame: 3, body: "Slower." });
  const start = (takeId: string, forNoteId: string) =>
    startTakes(maya, { provider: "wavespeed", stillId, prompt: "Slower.", settings: {}, count: 1, from: { takeId, how: "changed", forNoteId } });

  const [made] = await start(take.id, note.id);
  expect(await db().take.findUniqueOrThrow({ where: { id: made?.id ?? "" }, select: { fromTakeId: true, forNoteId: true, shotId: true } })).toEqual({
    fromTakeId: take.id,
    forNoteId: note.id,
    shotId: take.shotId,
  });

  const before = await db().take.count();
  await expect(start(other.id, note.id)).rejects.toMatchObject({ code: "invalid", fields: { from: expect.stringContaining("note") } });
  await deleteNote(maya, { noteId: note.id });
  await expect(start(take.id, note.id)).rejects.toMatchObject({ code: "invalid" });
  expect(await db().take.count()).toBe(before);
});
