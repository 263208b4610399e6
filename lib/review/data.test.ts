import { beforeAll, expect, it } from "vitest";
import { GET } from "@/app/api/shots/[id]/room/route";
import { readScope } from "@/lib/access/actor";
import { asNobody, makeCaller, params } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { findShotToReview, getReviewShot } from "@/lib/review/data";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let scope: ReturnType<typeof readScope>;

beforeAll(async () => {
  scope = readScope(await makeMember());
});

async function makeReady(changes: Parameters<typeof makeTake>[0] = {}) {
  const take = await makeTake(changes);
  const { id } = take;
  const clip = {
    storageKey: `clips/${id}.mp4`,
    bytes: 10n,
    sha256: "0".repeat(64),
    width: 832,
    height: 480,
    durationMs: 5_063,
    fps: 16,
    thumbhash: "",
  };
  await db().clip.create({ data: { ...clip, takeId: id, posterKey: `posters/${id}.jpg`, spriteKey: `sprites/${id}.jpg` } });
  await db().take.update({ where: { id }, data: { status: "ready", finishedAt: new Date(), sentAt: new Date(), predictionId: id } });
  return take;
}

it("a shot's room has its takes in their order without the trash, their open notes, and the shots beside it", async () => {
  const [before, mine, after] = [await makeTake(), await makeReady({ verdict: "approved" }), await makeTake()];
  const { shotId, stillId } = mine;
  const later = await makeTake({ shotId, stillId, number: 70, status: "queued" });
  await makeTake({ shotId, stillId, number: 50, trashedAt: new Date() });
  const note = (more: object) => db().note.create({ data: { id: newId(), takeId: mine.id, body: "Brighter", ...more } });
  const open = await note({});
  await note({ parentId: open.id });
  await note({ resolvedAt: new Date() });
  await note({ deletedAt: new Date() });
  await db().shot.update({ where: { id: shotId }, data: { pickedTakeId: mine.id } });

  const shot = await getReviewShot(scope, shotId);
  expect(shot).toMatchObject({ id: shotId, pickedTakeId: mine.id, previousId: before.shotId, nextId: after.shotId });
  expect(shot.takes.map(({ id }) => id)).toEqual([mine.id, later.id]);
  expect(shot.takes[0]).toMatchObject({ verdict: "approved", openNotes: 1, clip: { url: `/api/media/takes/${mine.id}/clip`, fps: 16 } });
  expect(shot.takes[1]).toMatchObject({ clip: null, verdict: null, openNotes: 0 });
});

it("what is not there is not found, and nobody is told anything", async () => {
  await expect(getReviewShot(scope, "none")).rejects.toMatchObject({ code: "not_found" });
  const answer = await GET(asNobody("/api/shots/none/room"), params({ id: "none" }));
  expect(answer.status).toBe(401);
  const ask = await makeCaller();
  expect((await GET(ask("/api/shots/none/room"), params({ id: "none" }))).status).toBe(404);
});

it("the shot to review next is the newest that waits for a word; else the newest with a clip", async () => {
  await db().take.updateMany({ data: { trashedAt: new Date() } });
  expect(await findShotToReview(scope)).toBeNull();
  const ready = (day: number, more: object = {}) => makeReady({ createdAt: new Date(Date.UTC(2026, 0, day)), ...more });
  const open = await ready(1);
  const decided = await ready(2, { verdict: "approved" });
  const picked = await ready(3);
  await db().shot.update({ where: { id: picked.shotId }, data: { pickedTakeId: picked.id } });
  await makeTake({ status: "queued" });
  expect(await findShotToReview(scope)).toBe(open.shotId);
  await db().take.update({ where: { id: open.id }, data: { verdict: "rejected" } });
  expect(await findShotToReview(scope)).toBe(picked.shotId);
  expect(picked.shotId).not.toBe(decided.shotId);
});
