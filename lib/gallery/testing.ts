import { db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { makeMember, makeStill } from "@/prisma/factories";
import type { Prisma } from "@/prisma/generated/client";

/** The same numbers from 0 to 1 at every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PROMPTS = [
  "Slow push in, warm light",
  "Rain on the meadow at dusk",
  "The wind lifts the seeds",
  "Rain, slow and heavy",
  "Nachtzug durch München",
  "猫が窓辺で眠る",
];
const NOTES = ["The horizon tilts", "More rain please", "Great light", "Too slow"];
const TAGS = ["hero", "rain", "b-roll"];

const AT = new Date("2026-11-01T00:00:00Z");
const ENDS = {
  ready: { finishedAt: AT },
  failed: { finishedAt: AT, failureCode: "moderated", failureMessage: "The provider refused this prompt." },
  canceled: { finishedAt: AT, canceledAt: AT },
  queued: {},
};

/** What a made take is, as plainly as a test can look at it. */
export interface MadeTake {
  id: string;
  row: Prisma.TakeCreateManyInput;
  ratio: number;
  durationMs: number;
  tags: string[];
  favouriteOf: string[];
  notes: { body: string; isOpen: boolean }[];
}

export interface MadeGallery {
  takes: MadeTake[];
  memberIds: string[];
  projects: { id: string; code: string }[];
  shotIds: string[];
}

/** So many takes that differ in everything they are found by, always the same for one seed. */
export async function makeGallery(many: number, seed = 7): Promise<MadeGallery> {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T; // none of the lists is empty
  const members = [await makeMember("owner", "Maya"), await makeMember("producer", "Ines"), await makeMember("reviewer", "Tom")];
  const memberIds = members.map(({ memberId }) => memberId);
  const projects = [
    { id: newId(), name: "Autumn", code: "AUT", isDefault: true, nextShot: 13 },
    { id: newId(), name: "Meadow", code: "MDW", nextShot: 13 },
  ];
  await db().project.createMany({ data: projects });
  const stills = [await makeStill(), await makeStill({ width: 1080, height: 1920 })] as const;
  const shots = Array.from({ length: 12 }, (_, at) => ({
    id: newId(),
    projectId: projects[at % 2]?.id ?? "",
    number: at + 1,
    stillId: stills[at % 2]?.id ?? "",
    prompt: "-",
  }));
  await db().shot.createMany({ data: shots });
  const tags = TAGS.map((name) => ({ id: newId(), name }));
  await db().tag.createMany({ data: tags });

  const start = Date.parse("2026-11-01T00:00:00Z");
  const takes = Array.from({ length: many }, (_, at): MadeTake => {
    const shot = pick(shots);
    const status = pick(["ready", "ready", "ready", "failed", "queued", "canceled"] as const);
    const isWide = shot.stillId === stills[0].id;
    const provider = pick(["wavespeed", "eachlabs"] as const);
    const row: Prisma.TakeCreateManyInput = {
      id: newId(),
      shotId: shot.id,
      projectId: shot.projectId,
      number: at + 1,
      provider,
      model: `${provider}/wan`,
      mode: pick(["live", "sandbox"] as const),
      status,
      createdById: pick([...memberIds, null]),
      stillId: shot.stillId,
      prompt: pick(PROMPTS),
      settings: { resolution: pick(["480p", "720p"]) },
      seed: at,
      ...ENDS[status],
      ...(status === "ready" && { predictionId: `made-${at}`, sentAt: AT }),
      estimateMicros: pick([null, 150_000n, 300_000n, 500_000n]),
      priceSource: "price_table",
      verdict: pick([null, null, "approved", "changes_requested", "rejected"] as const),
      rating: pick([null, null, 1, 2, 3, 4, 5]),
      archivedAt: random() < 0.1 ? new Date(start) : null,
      trashedAt: random() < 0.1 ? new Date(start) : null,
      // several share a moment, so that only the id tells them apart
      createdAt: new Date(start + Math.floor(at / 3) * 3_600_000),
    };
    const hasClip = status === "ready";
    return {
      id: row.id,
      row,
      ratio: hasClip ? (isWide ? 1733 : 577) : isWide ? 1778 : 563,
      durationMs: hasClip ? pick([5_063, 5_063, 8_063]) : 0,
      tags: TAGS.filter(() => random() < 0.3),
      favouriteOf: memberIds.filter(() => random() < 0.2),
      notes: random() < 0.3 ? [{ body: pick(NOTES), isOpen: random() < 0.5 }] : [],
    };
  });
  const clips = takes
    .filter(({ durationMs }) => durationMs > 0)
    .map(({ id, ratio, durationMs }) => ({
      takeId: id,
      storageKey: `clips/${id}.mp4`,
      bytes: 1_000n,
      sha256: id,
      width: ratio > 1000 ? 832 : 480,
      height: ratio > 1000 ? 480 : 832,
      durationMs,
      fps: 16,
      posterKey: `posters/${id}.jpg`,
      spriteKey: `sprites/${id}.jpg`,
      thumbhash: "1QcSHQRnh493V4dIh4eXh1h4kJUI",
    }));
  await db().$transaction([db().take.createMany({ data: takes.map(({ row }) => row) }), db().clip.createMany({ data: clips })]);
  await db().takeTag.createMany({
    data: takes.flatMap((take) => take.tags.map((name) => ({ takeId: take.id, tagId: tags.find((tag) => tag.name === name)?.id ?? "" }))),
  });
  await db().favourite.createMany({ data: takes.flatMap((take) => take.favouriteOf.map((memberId) => ({ memberId, takeId: take.id }))) });
  await db().note.createMany({
    data: takes.flatMap((take) =>
      take.notes.map(({ body, isOpen }) => ({
        id: newId(),
        takeId: take.id,
        body,
        memberId: memberIds[0] ?? null,
        resolvedAt: isOpen ? null : new Date(),
      })),
    ),
  });
  return { takes, memberIds, projects, shotIds: shots.map(({ id }) => id) };
}
