import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { readOrder } from "@/lib/gallery/client";
import { countTakes } from "@/lib/gallery/count";
import { findTiles, listTags, listTiles, packOrder } from "@/lib/gallery/data";
import { learnWords } from "@/lib/gallery/learn-words";
import { SORTS, type Sort } from "@/lib/gallery/limits";
import type { GalleryFilters } from "@/lib/gallery/state";
import { type MadeGallery, type MadeTake, makeGallery, seeded } from "@/lib/gallery/testing";
import { FACETS } from "@/lib/gallery/view";
import { newId } from "@/lib/ids";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let made: MadeGallery;
let maya: Actor;

beforeAll(async () => {
  made = await makeGallery(400);
  await learnWords();
  maya = { kind: "member", memberId: made.memberIds[0] ?? "", name: "Maya", role: "owner", tokenId: null, scopes: null };
});

const SHAPES = { 1733: "16:9", 1778: "16:9", 577: "9:16", 563: "9:16" } as Record<number, string>;
const HAS = {
  "slow rain": (text: string) => /slow/i.test(text) && /\brain\b/i.test(text),
  münch: (text: string) => /münch/i.test(text),
  "rain -meadow": (text: string) => /rain/i.test(text) && !/meadow/i.test(text),
  '"light" or seeds': (text: string) => /light|seeds/i.test(text),
  // no word begins so: parts and slips of the keys
  eadow: (text: string) => /eadow/i.test(text),
  horizn: (text: string) => /horizon/i.test(text),
  窓: (text: string) => /窓/.test(text),
  "!!!": () => false,
} as Record<string, (text: string) => boolean>;

/** The same filter, as plainly as it can be said. */
function passes({ row, ratio, tags, favouriteOf, notes }: MadeTake, f: GalleryFilters): boolean {
  const day = (row.createdAt as Date).toISOString().slice(0, 10);
  const texts = [row.prompt, ...notes.map(({ body }) => body)];
  const shelf = row.trashedAt ? "trash" : row.archivedAt ? "archive" : undefined;
  return (
    shelf === f.view &&
    (!f.project || made.projects.find(({ code }) => code === f.project)?.id === row.projectId) &&
    (!f.shot || row.shotId === f.shot) &&
    (!f.provider || row.provider === f.provider) &&
    (!f.model || row.model === f.model) &&
    (!f.mode || row.mode === f.mode) &&
    (!f.status || row.status === f.status) &&
    (!f.verdict || (row.verdict ?? "none") === f.verdict) &&
    (!f.resolution || (row.settings as { resolution: string }).resolution === f.resolution) &&
    (!f.ratio || SHAPES[ratio] === f.ratio) &&
    (!f.tags || f.tags.every((tag) => tags.includes(tag))) &&
    (!f.person || row.createdById === f.person) &&
    (!f.from || day >= f.from) &&
    (!f.to || day <= f.to) &&
    (!f.notes || (f.notes === "any" ? notes.length > 0 : notes.some(({ isOpen }) => isOpen))) &&
    (!f.favourite || favouriteOf.includes(maya.memberId)) &&
    (!f.rating || (row.rating ?? 0) >= f.rating) &&
    (!f.q || texts.some((text) => HAS[f.q ?? ""]?.(text)))
  );
}

const RANK: Record<Sort, (take: MadeTake) => number> = {
  newest: () => 0,
  oldest: () => 0,
  rating: ({ row }) => row.rating ?? 0,
  longest: ({ durationMs }) => durationMs,
  // nothing of these was charged by the provider's own figure
  dearest: ({ row }) => (row.mode === "sandbox" || row.status === "failed" || row.status === "canceled" ? 0 : Number(row.estimateMicros ?? -1)),
};

function expected(filters: GalleryFilters, sort: Sort = "newest"): string[] {
  const older = (a: MadeTake, b: MadeTake) => (a.row.createdAt as Date).getTime() - (b.row.createdAt as Date).getTime() || (a.id < b.id ? -1 : 1);
  return made.takes
    .filter((take) => passes(take, filters))
    .sort((a, b) => (sort === "oldest" ? older(a, b) : RANK[sort](b) - RANK[sort](a) || older(b, a)))
    .map(({ id }) => id);
}

async function paged(filters: GalleryFilters, sort: Sort, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listTiles(maya, { filters, sort, cursor, limit });
    ids.push(...page.tiles.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return ids;
}

async function ordered(filters: GalleryFilters, sort: Sort = "newest"): Promise<string[]> {
  const { packed, asOf } = await packOrder(maya, { filters, sort });
  const order = readOrder(new Uint8Array(packed).buffer, asOf);
  return Array.from({ length: order.length }, (_, at) => order.idAt(at));
}

const one = (): GalleryFilters[] => [
  {},
  { project: "MDW" },
  { project: "XYZ" },
  { shot: made.shotIds[3] ?? "" },
  { provider: "eachlabs" },
  { model: "wavespeed/wan" },
  { mode: "live" },
  { status: "failed" },
  { verdict: "approved" },
  { verdict: "none" },
  { resolution: "480p" },
  { ratio: "9:16" },
  { tags: ["hero"] },
  { tags: ["b-roll", "hero"] },
  { tags: ["nobody's"] },
  { person: made.memberIds[1] ?? "" },
  { from: "2026-11-03" },
  { to: "2026-11-03" },
  { from: "2026-11-02", to: "2026-11-02" },
  { notes: "any" },
  { notes: "open" },
  { favourite: true },
  { rating: 4 },
  { view: "archive" },
  { view: "trash" },
  ...Object.keys(HAS).map((q) => ({ q })),
];

describe("the wall", () => {
  it("shows what each filter leaves, and nothing else", async () => {
    for (const filters of one()) expect(await ordered(filters), JSON.stringify(filters)).toEqual(expected(filters));
    expect(expected({ q: "horizn" }).length).toBeGreaterThan(0);
  });

  it("shows what filters leave together, in every order, page by page as in one answer; and counts it", async () => {
    const random = seeded(11);
    for (let round = 0; round < 25; round++) {
      const filters: GalleryFilters = Object.assign({}, ...one().filter(() => random() < 0.08));
      const sort = SORTS[round % SORTS.length] ?? "newest";
      const want = expected(filters, sort);
      expect(await ordered(filters, sort), `${JSON.stringify(filters)} ${sort}`).toEqual(want);
      expect(await paged(filters, sort, 7 + Math.floor(random() * 60)), `${JSON.stringify(filters)} ${sort}`).toEqual(want);
      const counts = await countTakes(maya, filters);
      expect(counts.total, JSON.stringify(filters)).toEqual({ takes: want.length, isMore: false });
      for (const facet of FACETS) {
        for (const { value, takes } of counts.facets?.[facet] ?? []) {
          const narrowed = { ...filters, [facet]: facet === "rating" ? Number(value) : value };
          expect(takes, `${JSON.stringify(filters)} ${facet} ${value}`).toBe(expected(narrowed).length);
        }
      }
    }
  });

  it("tells all that a tile shows", async () => {
    const take = made.takes.find(({ row, notes, tags }) => row.status === "ready" && row.createdById && notes.length > 0 && tags.length > 1);
    const [tile] = await findTiles(maya, [take?.id ?? "", "none"]);
    expect(tile).toMatchObject({
      id: take?.id,
      prompt: take?.row.prompt,
      resolution: (take?.row.settings as { resolution: string } | undefined)?.resolution,
      ratio: (take?.ratio ?? 0) / 1000,
      clip: { durationMs: take?.durationMs, posterUrl: `/api/media/takes/${take?.id}/poster`, spriteUrl: `/api/media/takes/${take?.id}/sprite` },
      rating: take?.row.rating ?? null,
      verdict: take?.row.verdict ?? null,
      notes: 1,
      openNotes: take?.notes[0]?.isOpen ? 1 : 0,
      tags: [...(take?.tags ?? [])].sort(),
      isFavourite: take?.favouriteOf.includes(maya.memberId),
      isPicked: false,
      chargedMicros: null,
    });
    expect(tile?.slate).toMatch(/^(AUT|MDW)-\d\d$/);
  });

  it("lists tags with how many takes have them", async () => {
    const want = ["b-roll", "hero", "rain"].map((name) => ({ name, takes: expected({ tags: [name] }).length, isMore: false }));
    expect(await listTags(maya)).toEqual(want);
  });

  it("finds words by parts of them and by slips of the keys, several at once, and nothing where one of them is far from all", async () => {
    expect(await ordered({ q: "eadow rian" })).toEqual(await ordered({ q: "meadow rain" }));
    expect(await ordered({ q: "lihgt wram" })).toEqual(await ordered({ q: "light warm" }));
    expect(await ordered({ q: "slwo rain -qqqq" })).toEqual(await ordered({ q: "slow rain" }));
    expect((await ordered({ q: "lihgt wram" })).length).toBeGreaterThan(0);
    for (const q of ["rain xyzzyx", "' | \\ & !", "%_%", "-", "rian 12345", "rian me"]) expect(await ordered({ q }), q).toEqual([]);
  });

  it("learns the words of new prompts and notes once, whichever transaction ends first", async () => {
    const known = () => db().$queryRaw<{ word: string }[]>`SELECT word FROM take_word WHERE word LIKE 'zeppelin%' ORDER BY word`;
    const [take] = made.takes;
    const { id } = take as MadeTake;
    await db().$transaction(async (tx) => {
      await tx.note.create({ data: { id: newId(), takeId: id, body: "zeppelin one 77" } });
      await db().note.create({ data: { id: newId(), takeId: id, body: "zeppelins two" } });
      await learnWords();
      expect(await known()).toEqual([{ word: "zeppelins" }]);
    });
    await db().note.create({ data: { id: newId(), takeId: id, body: "zeppelins" } });
    await Promise.all([learnWords(), learnWords()]);
    await learnWords();
    expect(await known()).toEqual([{ word: "zeppelin" }, { word: "zeppelins" }]);
    await db().note.deleteMany({ where: { body: { startsWith: "zeppelin" } } });
    expect(await ordered({ q: "zepelin" })).toEqual([]);
  });

  it("refuses a cursor of another order, and one that was made up", async () => {
    const { nextCursor } = await listTiles(maya, { filters: {}, limit: 5 });
    await expect(listTiles(maya, { filters: {}, sort: "rating", cursor: nextCursor ?? "" })).rejects.toMatchObject({ code: "invalid" });
    await expect(listTiles(maya, { filters: {}, cursor: "made-up" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("keeps its place while takes come in, above and among those that were shown", async () => {
    const filters = { status: "queued" } as const;
    const want = expected(filters);
    const first = await listTiles(maya, { filters, limit: 10 });
    const model = made.takes.find(({ id }) => id === want[15]);
    const late = [new Date(), model?.row.createdAt as Date].map((createdAt, at) => ({
      ...(model?.row as MadeTake["row"]),
      id: newId(),
      number: 9_000 + at,
      createdAt,
    }));
    await db().take.createMany({ data: late });
    const second = await listTiles(maya, { filters, limit: 20, cursor: first.nextCursor ?? "" });
    expect(second.tiles.map(({ id }) => id).filter((id) => !late.some((one) => one.id === id))).toEqual(want.slice(10, 29));
    expect(second.tiles.map(({ id }) => id)).not.toContain(late[0]?.id);
  });
});
