import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db, dbNow } from "@/lib/db";
import { writeDown } from "@/lib/gallery/begin-change";
import { listChanges } from "@/lib/gallery/change-log";
import { changeTakes } from "@/lib/gallery/change-takes";
import { foldAllTallies } from "@/lib/gallery/fold-tallies";
import { goOnWithChange } from "@/lib/gallery/go-on";
import type { Mark } from "@/lib/gallery/marks";
import { moveTakes } from "@/lib/gallery/move-takes";
import type { Selection } from "@/lib/gallery/schema";
import { selectedIds } from "@/lib/gallery/select";
import { sweepChanges } from "@/lib/gallery/sweep";
import { leaveChange, takeBackChange } from "@/lib/gallery/take-back";
import { type MadeGallery, makeGallery, seeded } from "@/lib/gallery/testing";
import type { ChangeView } from "@/lib/gallery/view";
import { newId } from "@/lib/ids";
import { slateOf } from "@/lib/shots/slate";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let made: MadeGallery;
let maya: Actor;
let ines: Actor;
let tom: Actor;

beforeAll(async () => {
  made = await makeGallery(1_300);
  const actorOf = (at: number, role: Actor["role"]): Actor => ({
    kind: "member",
    memberId: made.memberIds[at] ?? "",
    name: role,
    role,
    tokenId: null,
    scopes: null,
  });
  [maya, ines, tom] = [actorOf(0, "owner"), actorOf(1, "producer"), actorOf(2, "reviewer")];
});

/** To its end, as a page goes on with it. */
async function whole(by: Actor, begun: Promise<ChangeView>): Promise<ChangeView> {
  let view = await begun;
  while (!view.isOver) view = await goOnWithChange(by, { changeId: view.id });
  return view;
}
const change = (by: Actor, selection: Selection, mark: Mark) => whole(by, changeTakes(by, { changeId: newId(), selection, change: mark }));
const move = (by: Actor, selection: Selection, to: { name: string; code: string }) => whole(by, moveTakes(by, { changeId: newId(), selection, to }));
const back = (by: Actor, { id }: { id: string }) => whole(by, takeBackChange(by, { changeId: id }));

/** All that marks and moves can change of every take. */
async function marks() {
  const rows = await db().take.findMany({
    orderBy: { id: "asc" },
    select: {
      id: true,
      rating: true,
      archivedAt: true,
      trashedAt: true,
      shot: { select: { number: true, project: { select: { code: true } } } },
      project: { select: { code: true } },
      tags: { orderBy: { tagId: "asc" }, select: { tag: { select: { name: true } } } },
      favourites: { orderBy: { memberId: "asc" }, select: { memberId: true } },
    },
  });
  return rows.map(({ shot, ...row }) => ({ ...row, slate: slateOf(shot) }));
}

const allOf = async (filters: Extract<Selection, { filters: unknown }>["filters"], except: string[] = []): Promise<Selection> => ({
  filters,
  asOf: (await dbNow()).toISOString(),
  except,
});
const named = (...at: number[]): Selection => ({ takeIds: at.map((one) => made.takes[one]?.id ?? "") });

describe("what is done to many takes", () => {
  const changes: [string, () => Promise<Selection>, Mark, () => Actor][] = [
    ["favourites put", () => allOf({ provider: "eachlabs" }), { what: "favourite", isOn: true }, () => tom],
    ["favourites taken off", () => allOf({ favourite: true }), { what: "favourite", isOn: false }, () => maya],
    ["a new tag", () => allOf({ status: "ready" }), { what: "tag", tag: "Round 1", isOn: true }, () => tom],
    ["a tag some have, in other letters", () => allOf({}), { what: "tag", tag: "HERO", isOn: true }, () => tom],
    ["a tag taken off", () => allOf({ tags: ["rain"] }), { what: "tag", tag: "rain", isOn: false }, () => tom],
    ["a rating", () => allOf({}), { what: "rating", rating: 4 }, () => tom],
    ["no rating", () => allOf({ rating: 3 }), { what: "rating", rating: null }, () => tom],
    ["the archive", () => allOf({}), { what: "archive", isOn: true }, () => ines],
    ["out of the archive", () => allOf({ view: "archive" }), { what: "archive", isOn: false }, () => ines],
    ["the trash", () => allOf({ verdict: "rejected" }), { what: "trash", isOn: true }, () => ines],
    ["out of the trash", () => allOf({ view: "trash" }), { what: "trash", isOn: false }, () => maya],
  ];

  it.each(changes)("says how many changed and is taken back whole: %s", async (_name, select, mark, by) => {
    const before = await marks();
    const done = await change(by(), await select(), mark);
    expect(done.takes).toBeGreaterThan(0);
    expect(done.of).toBeGreaterThanOrEqual(done.takes);
    const after = await marks();
    expect(after.filter((take, at) => JSON.stringify(take) !== JSON.stringify(before[at]))).toHaveLength(done.takes);
    expect(await back(by(), done)).toMatchObject({ takes: done.takes, of: done.takes, isBack: true, isOver: true });
    expect(await marks()).toEqual(before);
    await expect(takeBackChange(by(), { changeId: done.id })).rejects.toMatchObject({ code: "conflict" });
    expect(await listChanges(by())).toEqual([]);
  });

  it("moves whole shots to a new project and back, under the numbers they had", async () => {
    const before = await marks();
    const done = await move(ines, await allOf({ project: "AUT", status: "ready" }), { name: "Winter", code: "WIN" });
    const moved = (await marks()).filter(({ project }) => project.code === "WIN");
    expect(moved).toHaveLength(done.takes);
    expect(moved.every(({ slate }) => slate.startsWith("WIN-"))).toBe(true);
    await back(ines, done);
    expect(await marks()).toEqual(before);
  });

  it("means what was shown: not what came later, not what was taken out, nothing twice", async () => {
    const asOf = made.takes[100]?.row.createdAt as Date;
    const except = [made.takes[3]?.id ?? "", made.takes[4]?.id ?? ""];
    const expected = made.takes.filter(({ id, row }) => (row.createdAt as Date) <= asOf && !row.archivedAt && !row.trashedAt && !except.includes(id));
    const seen = { what: "tag", tag: "seen", isOn: true } as const;
    const done = await change(tom, { filters: {}, asOf: asOf.toISOString(), except }, seen);
    expect(done).toMatchObject({ takes: expected.length, of: expected.length });
    expect(await change(tom, { takeIds: [...except, ...except, "gone"] }, seen)).toMatchObject({ takes: 2, of: 2 });
    expect(await change(tom, { takeIds: except }, { ...seen, tag: "Seen" })).toMatchObject({ takes: 0, of: 2 });
    expect(await change(tom, { takeIds: ["gone"] }, seen)).toMatchObject({ takes: 0, of: 0, isOver: true });
  });

  it("means all that have a word, however many they are", async () => {
    const q = "slow or rain or wind or nachtzug or 猫が窓辺で眠る";
    const inSight = made.takes.filter(({ row }) => !row.archivedAt && !row.trashedAt).map(({ id }) => id);
    expect(inSight.length).toBeGreaterThan(1_000);
    expect(await selectedIds(maya, await allOf({ q }))).toEqual(inSight.sort());
    expect(await selectedIds(maya, await allOf({ q, tags: ["hero"], from: "2027-01-01" }))).toEqual([]);
  });

  it("leaves in sight what is under way", async () => {
    const at = made.takes.findIndex(({ row }) => row.status === "queued" && !row.trashedAt);
    expect(await change(maya, named(at), { what: "trash", isOn: true })).toMatchObject({ takes: 0, of: 1, underWay: 1 });
  });

  it("keeps what somebody changed meanwhile when it is taken back", async () => {
    const [first, second] = made.takes.flatMap(({ row }, at) => (row.status === "ready" && !row.archivedAt && !row.trashedAt ? [at] : []));
    const done = await change(tom, named(first ?? 0, second ?? 0), { what: "rating", rating: 2 });
    await change(maya, named(first ?? 0), { what: "rating", rating: 5 });
    expect(await back(tom, done)).toMatchObject({ takes: done.takes - 1, of: done.takes });
    expect(await db().take.findUnique({ where: { id: made.takes[first ?? 0]?.id ?? "" }, select: { rating: true } })).toEqual({ rating: 5 });
  });

  it("asks for the right: reviewers look through takes, producers put them away, nobody takes back what others did", async () => {
    for (const what of ["archive", "trash"] as const) {
      await expect(change(tom, named(1), { what, isOn: true })).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(move(tom, named(1), { name: "Mine", code: "MIN" })).rejects.toMatchObject({ code: "forbidden" });
    const reader: Actor = { ...ines, kind: "token", tokenId: "1", scopes: ["read"] };
    await expect(change(reader, named(1), { what: "favourite", isOn: true })).rejects.toMatchObject({ code: "forbidden" });
    const done = await change(tom, named(1), { what: "tag", tag: "tom's", isOn: true });
    for (const touch of [takeBackChange, goOnWithChange, leaveChange]) {
      await expect(touch(maya, { changeId: done.id })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(changeTakes(maya, { changeId: done.id, selection: named(2), change: { what: "rating", rating: 1 } })).rejects.toMatchObject({
      code: "not_found",
    });
    await sweepChanges(new Date(Date.now() + 3 * 24 * 60 * 60 * 1000));
    await expect(takeBackChange(tom, { changeId: done.id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is told to open pages: of which takes while they are few, once when they are many, nothing when nothing changed", async () => {
    const listener = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await listener.connect();
    const heard: { about: string; takeIds?: string[] }[] = [];
    listener.on("notification", ({ payload = "" }) => void heard.push(JSON.parse(payload)));
    await listener.query("LISTEN dailies_state");
    /** What was said before an answer comes over the same line. */
    const said = async () => {
      await listener.query("SELECT 1");
      return heard.splice(0).filter(({ about }) => about === "gallery");
    };
    const tag = { what: "tag", tag: "told", isOn: true } as const;
    await change(tom, named(7, 8), tag);
    expect((await said()).map(({ takeIds }) => takeIds?.sort())).toEqual([[made.takes[7]?.id, made.takes[8]?.id]]);
    await change(tom, named(7, 8), tag);
    expect(await said()).toEqual([]);
    const { takes } = await change(tom, await allOf({}), tag);
    const many = await said();
    expect(many[0]).toEqual({ about: "gallery" });
    expect(many.length).toBeLessThan(takes / 100);
    await listener.end();
  });

  it("of two at once each waits for the other, in whatever order they were asked", async () => {
    const ids = made.takes.map(({ id }) => id);
    const both = await Promise.all(
      [ids, [...ids].reverse()].flatMap((takeIds) =>
        (["rating", "tag", "favourite"] as const).map((what) =>
          change(
            what === "favourite" ? maya : tom,
            { takeIds },
            what === "rating" ? { what, rating: 1 } : what === "tag" ? { what, tag: "both", isOn: true } : { what, isOn: true },
          ),
        ),
      ),
    );
    expect(both.every(({ of }) => of === ids.length)).toBe(true);
    expect(await db().take.count({ where: { rating: { not: 1 } } })).toBe(0);
  });
});

describe("a change that broke off", () => {
  const rated = (rating: number) => ({ what: "rating", rating }) as const;
  /** Begun in parts of 200 takes, of which so many were done. */
  const begun = async (parts: number, rating: number) => {
    const id = newId();
    await writeDown(tom, { id, selection: await allOf({}), done: rated(rating) }, 200);
    for (let part = 0; part < parts; part++) await goOnWithChange(tom, { changeId: id }, 0);
    return { changeId: id };
  };
  const ratedSo = (rating: number) => db().take.count({ where: { rating, archivedAt: null, trashedAt: null } });

  it("is known to whoever began it, with how far it is, and is gone on with to its end", async () => {
    const broken = await begun(2, 5);
    const [known, ...others] = await listChanges(tom);
    expect(others).toEqual([]);
    expect(known).toMatchObject({ id: broken.changeId, done: rated(5), seen: 400, isBack: false, isOver: false });
    expect(await listChanges(maya)).toEqual([]);
    const over = await whole(tom, goOnWithChange(tom, broken));
    expect(over).toMatchObject({ seen: known?.of, of: known?.of, isOver: true });
    expect(await ratedSo(5)).toBe(known?.of);
    expect(await goOnWithChange(tom, broken)).toMatchObject({ seen: known?.of, isOver: true });
  });

  it("is taken back as far as it came, and that too can break off and be gone on with", async () => {
    const before = await marks();
    const broken = await begun(3, 4);
    await db().takeChange.update({ where: { id: broken.changeId }, data: { backAt: new Date() } });
    const [half] = [await goOnWithChange(tom, broken, 0)];
    expect(half).toMatchObject({ isBack: true, isOver: false, of: 600, seen: 200, takes: 200 });
    expect(await whole(tom, takeBackChange(tom, broken))).toMatchObject({ of: 600, seen: 600, takes: 600, isOver: true });
    expect(await marks()).toEqual(before);
    expect(await listChanges(tom)).toEqual([]);
  });

  it("is left as it is when that is wanted, and can still be taken back", async () => {
    const before = await marks();
    const broken = await begun(1, 3);
    const half = await marks();
    await leaveChange(tom, broken);
    expect(await listChanges(tom)).toEqual([]);
    expect(await goOnWithChange(tom, broken)).toMatchObject({ seen: 200, isOver: true });
    expect(await marks()).toEqual(half);
    await whole(tom, takeBackChange(tom, broken));
    expect(await marks()).toEqual(before);
  });

  it("of two pages that go on and one that takes back, every part is done once and then taken back", async () => {
    const before = await marks();
    const broken = await begun(1, 2);
    await Promise.all([goOnWithChange(tom, broken, 0), goOnWithChange(tom, broken, 0)]);
    expect((await listChanges(tom))[0]).toMatchObject({ seen: 600 });
    await Promise.all([goOnWithChange(tom, broken), takeBackChange(tom, broken)]);
    await whole(tom, goOnWithChange(tom, broken));
    expect(await marks()).toEqual(before);
  });

  it("is the same one when it is asked for again under its id, and none at all when it was refused", async () => {
    const changeId = newId();
    const asked = { changeId, selection: await allOf({}), change: { what: "tag", tag: "once", isOn: true } } as const;
    const first = await whole(tom, changeTakes(tom, asked));
    expect(await whole(tom, changeTakes(tom, asked))).toMatchObject({ id: changeId, takes: first.takes, isOver: true });
    await expect(moveTakes(ines, { changeId: newId(), selection: await allOf({}), to: { projectId: "gone" } })).rejects.toMatchObject({
      code: "invalid",
    });
    const [archived] = made.projects;
    await db().project.update({ where: { id: archived?.id ?? "" }, data: { archivedAt: new Date() } });
    const refused = moveTakes(ines, { changeId: newId(), selection: await allOf({}), to: { projectId: archived?.id ?? "" } });
    await expect(refused).rejects.toMatchObject({ code: "invalid" });
    expect(await listChanges(ines)).toEqual([]);
    await db().project.update({ where: { id: archived?.id ?? "" }, data: { archivedAt: null } });
  });
});

describe("the tallies", () => {
  /** By a plain count, and by the sums and what was added since: both as text, kind by kind. */
  async function kinds() {
    const [counted, told] = await Promise.all([
      db().$queryRaw`
        SELECT concat_ws('|', project_id, provider, model, mode, status, coalesce(verdict::text, 'none'), resolution, shape_of(ratio), coalesce(created_by_id, ''),
          coalesce(rating, 0), shelf_of(archived_at, trashed_at)) AS kind, count(*)::int AS takes FROM take GROUP BY 1 ORDER BY 1`,
      db().$queryRaw`
        SELECT concat_ws('|', project, provider, model, mode, status, verdict, resolution, ratio, person, rating, shelf) AS kind, sum(takes)::int AS takes
        FROM take_tally GROUP BY 1 HAVING sum(takes) <> 0 ORDER BY 1`,
    ]);
    return { counted, told };
  }

  it("are a plain count after many changes at once, while they are folded and after", async () => {
    const random = seeded(5);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const change = () => {
      const { id } = pick(made.takes);
      return pick([
        () => db().take.update({ where: { id }, data: { rating: pick([null, 1, 2, 3, 4, 5]) } }),
        () => db().take.update({ where: { id }, data: { verdict: pick([null, "approved", "rejected"] as const) } }),
        () => db().take.update({ where: { id }, data: { archivedAt: pick([null, new Date()]) } }),
        () => db().take.update({ where: { id }, data: { trashedAt: pick([null, new Date()]), seed: 3 } }),
        () => db().take.update({ where: { id }, data: { projectId: pick(made.projects).id } }),
        () => db().take.updateMany({ where: { id, status: "queued" }, data: { status: "canceled", finishedAt: new Date() } }),
        () => db().take.update({ where: { id }, data: { createdById: pick([...made.memberIds, null]) } }),
        () => db().clip.updateMany({ where: { takeId: id }, data: { width: pick([480, 832]), height: 480 } }),
        () =>
          db()
            .$transaction(
              async (tx) => void (await tx.take.update({ where: { id }, data: { rating: 2 } }).then(() => Promise.reject(new Error("undone")))),
            )
            .catch(() => null),
        () => foldAllTallies(),
      ])();
    };
    for (let round = 0; round < 12; round++) await Promise.all(Array.from({ length: 12 }, change));
    const before = await kinds();
    expect(before.told).toEqual(before.counted);
    await Promise.all([foldAllTallies(), foldAllTallies()]);
    await foldAllTallies();
    const after = await kinds();
    expect(after).toEqual(before);
    expect(await db().takeTally.count({ where: { isSum: false } })).toBe(0);
    expect(await db().takeTally.count()).toBe((after.counted as unknown[]).length);
    await db().$executeRaw`SELECT take_tally_recount()`;
    expect(await kinds()).toEqual(before);
  });

  it("keep nobody waiting who writes while they are folded", async () => {
    const { id } = made.takes[0] ?? { id: "" };
    await db().$transaction(async (tx) => {
      await tx.take.update({ where: { id }, data: { rating: 3 } });
      // the same kind of take, changed and folded while the first change is not committed
      await db().take.update({ where: { id: made.takes[1]?.id ?? "" }, data: { rating: 3 } });
      await foldAllTallies();
    });
    const { counted, told } = await kinds();
    expect(told).toEqual(counted);
  });
});
