import type { By, World } from "@/lib/access/matrix/world";
import { db } from "@/lib/db";
import { newId, newToken, sha256 } from "@/lib/ids";
import { makeMember, makeTake } from "@/prisma/factories";
import type { Prisma } from "@/prisma/generated/client";

// Rows of their own for samples that change something, so that each try meets what the first one met.

let counted = 0;
/** Another number at each call. */
export const next = () => ++counted;
const letters = (n: number) => [...String(n).padStart(4, "0")].map((digit) => "QRSTUVWXYZ"[Number(digit)]).join("");
/** Another project code at each call. */
export const newCode = () => letters(next());

/** What a take that failed has. */
export const FAILED = {
  status: "failed",
  failureCode: "output_lost",
  failureMessage: "The provider no longer has it.",
  finishedAt: new Date(),
} as const;

/** A queued take of who tries, on the shot of the world's still. */
export async function queuedTake(by: By, changes: Partial<Prisma.TakeUncheckedCreateInput> = {}): Promise<string> {
  return (await makeTake({ createdById: by.memberId, ...changes })).id;
}

export async function newMember(role: "owner" | "producer" | "reviewer" = "reviewer"): Promise<string> {
  return (await makeMember(role, `Member ${next()}`)).memberId;
}

export async function newProject(by: By, changes: Partial<Prisma.ProjectUncheckedCreateInput> = {}): Promise<string> {
  const id = newId();
  await db().project.create({ data: { id, name: `Project ${id}`, code: newCode(), createdById: by.memberId, ...changes } });
  return id;
}

export async function newPreset(by: By, changes: Partial<Prisma.PresetUncheckedCreateInput> = {}): Promise<string> {
  const id = newId();
  await db().preset.create({ data: { id, name: `Preset ${id}`, provider: "wavespeed", settings: {}, createdById: by.memberId, ...changes } });
  return id;
}

/** A batch of who tries, with one take in it. */
export async function newBatch({ projectId }: World, by: By, take: Partial<Prisma.TakeUncheckedCreateInput> = {}): Promise<string> {
  const id = newId();
  await db().batch.create({ data: { id, projectId, name: "Batch", createdById: by.memberId } });
  await queuedTake(by, { batchId: id, ...take });
  return id;
}

/** A note of who tries on the world's take. */
export async function newNote({ takeId }: World, by: Pick<By, "memberId">): Promise<string> {
  const id = newId();
  await db().note.create({ data: { id, takeId, memberId: by.memberId, body: "Softer at the end." } });
  return id;
}

/** A link to the world's take. */
export async function newShare({ takeId }: World, changes: Partial<Prisma.ShareUncheckedCreateInput> = {}): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newToken();
  const row = { id, scope: "selection" as const, name: "Round 1", tokenHash: sha256(token), tokenHint: token.slice(-4), embedOrigins: [] };
  await db().share.create({ data: { ...row, items: { create: [{ takeId, rank: 0 }] }, ...changes } });
  return { id, token };
}

/** A reel with the world's take in it. */
export async function newReel({ takeId, projectId }: World): Promise<string> {
  const id = newId();
  await db().reel.create({ data: { id, projectId, name: "Reel", items: { create: [{ id: newId(), rank: 0, kind: "take", takeId }] } } });
  return id;
}

/** A reel whose video is there: the clip stands in for it. */
export async function newRenderedReel(world: World): Promise<string> {
  const reelId = await newReel(world);
  // a video's file belongs to one render
  await db().reelRender.deleteMany({ where: { storageKey: { not: null } } });
  const clip = await db().clip.findUniqueOrThrow({ where: { takeId: world.takeId } });
  const { storageKey, posterKey, thumbhash, bytes, sha256: hash, width, height, fps, durationMs } = clip;
  const video = { storageKey, posterKey, thumbhash, bytes, sha256: hash, width, height, fps, durationMs };
  await db().reelRender.create({ data: { id: newId(), reelId, version: 1, status: "ready", percent: 100, finishedAt: new Date(), ...video } });
  return reelId;
}
