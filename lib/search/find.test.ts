import { beforeAll, describe, expect, it } from "vitest";
import { readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { findBySearch } from "@/lib/search/find";
import { FOUND_MAX } from "@/lib/search/limits";
import { readSought } from "@/lib/search/state";
import { makeMember, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

describe("what was typed", () => {
  it("is a slate, of a shot or a take, however it is written", () => {
    for (const text of ["DAY-04", "day 4", "Day4", " day-4 "]) expect(readSought(text)).toEqual({ by: "slate", code: "DAY", shot: 4, take: null });
    for (const text of ["DAY-04 T3", "day 4 take 3", "day-04-t3"]) expect(readSought(text)).toEqual({ by: "slate", code: "DAY", shot: 4, take: 3 });
    expect(readSought("#12")).toEqual({ by: "slate", code: null, shot: 12, take: null });
  });
  it("is words otherwise, without what a query could trip over", () => {
    expect(readSought("slow push-in, d'été & !(")).toEqual({ by: "words", words: ["slow", "push", "in", "d", "été"] });
    expect(readSought("'; --")).toEqual({ by: "words", words: [] });
    expect(readSought("99999999")).toEqual({ by: "words", words: ["99999999"] });
  });
});

describe("a search", () => {
  const find = async (text: string) => findBySearch(readScope(await makeMember("reviewer")), text);
  let wind = { id: "", shotId: "", stillId: "" };
  let again = "";
  let other = "";

  beforeAll(async () => {
    wind = await makeTake({ prompt: "The wind lifts the seeds", number: 1 });
    await db().shot.update({ where: { id: wind.shotId }, data: { prompt: "The wind lifts the seeds" } });
    again = (await makeTake({ shotId: wind.shotId, stillId: wind.stillId, createdAt: new Date(Date.now() + 60_000) })).id;
    const later = await makeTake({ createdAt: new Date(Date.now() + 120_000) });
    await db().shot.update({ where: { id: later.shotId }, data: { prompt: "Wind over wheat" } });
    other = later.id;
  });

  it("finds a shot's takes by its slate, newest first, and one take by its number", async () => {
    const takes = await find("day-01");
    expect(takes.map(({ id }) => id)).toEqual([again, wind.id]);
    expect(takes[1]).toEqual({
      id: wind.id,
      shotId: wind.shotId,
      slate: "DAY-01",
      number: 1,
      provider: "wavespeed",
      status: "queued",
      prompt: "The wind lifts the seeds",
      pictureUrl: `/api/media/stills/${wind.stillId}?width=320`,
    });
    expect((await find("DAY-01 T1")).map(({ id }) => id)).toEqual([wind.id]);
    expect((await find("1")).map(({ id }) => id)).toEqual([again, wind.id]);
    expect(await find("AUT-01")).toEqual([]);
  });

  it("finds the newest take of each shot by how words of its prompt begin", async () => {
    expect((await find("WIND")).map(({ id }) => id)).toEqual([other, again]);
    expect((await find("see lif")).map(({ id }) => id)).toEqual([again]);
    expect(await find("wind rain")).toEqual([]);
    expect(await find("' | 'wind")).toEqual([expect.objectContaining({ id: other }), expect.objectContaining({ id: again })]);
  });

  it("stays short however much there is, and asks an index for a word that few prompts have", async () => {
    for (let made = 0; made <= FOUND_MAX; made += 1) await makeTake();
    await db().shot.updateMany({ where: { prompt: "Slow push in." }, data: { prompt: "Rain on glass" } });
    const shot = await db().shot.findFirstOrThrow();
    await db().shot.createMany({
      data: Array.from({ length: 2_000 }, (_, at) => ({ ...shot, id: newId(), number: 100 + at, prompt: `Dust, ${at}` })),
    });
    expect(await find("rain")).toHaveLength(FOUND_MAX);
    await db().$executeRawUnsafe("ANALYZE shot");
    const plan = await db().$queryRawUnsafe<Record<string, string>[]>(
      "EXPLAIN SELECT id FROM shot WHERE to_tsvector('simple', prompt) @@ to_tsquery('simple', '''seeds'':*') ORDER BY id DESC LIMIT 8",
    );
    expect(plan.map((line) => Object.values(line).join()).join("\n")).toContain("shot_prompt_words_idx");
  });
});
