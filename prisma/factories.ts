import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId, sha256 } from "@/lib/ids";
import { defaultProject } from "@/lib/projects/data";
import type { Prisma } from "@/prisma/generated/client";

/** A member and the actor that it is. */
export async function makeMember(role: Actor["role"] = "owner", name = "Maya Okafor"): Promise<Actor> {
  const id = newId();
  await db().member.create({ data: { id, name, email: `${id}@dailies.test`, role } });
  return { kind: "member", memberId: id, name, role, tokenId: null, scopes: null };
}

/** A still's row; its bytes are the caller's matter. */
export async function makeStill(changes: Partial<Prisma.StillUncheckedCreateInput> = {}): Promise<{ id: string }> {
  const id = newId();
  await db().still.create({
    data: {
      id,
      name: "fig.jpg",
      width: 1920,
      height: 1080,
      bytes: 1000,
      sha256: sha256(id),
      contentType: "image/jpeg",
      storageKey: `stills/${id}.jpg`,
      thumbhash: "1QcSHQRnh493V4dIh4eXh1h4kJUI",
      ...changes,
    },
  });
  return { id };
}

/** A take with a still and a shot of its own, queued unless said otherwise, with its reservation. */
export async function makeTake(changes: Partial<Prisma.TakeUncheckedCreateInput> = {}): Promise<{ id: string; shotId: string; stillId: string }> {
  const project = await defaultProject();
  const stillId = changes.stillId ?? (await makeStill()).id;
  const { nextShot } = await db().project.update({ where: { id: project.id }, data: { nextShot: { increment: 1 } }, select: { nextShot: true } });
  const shotId = changes.shotId ?? newId();
  if (changes.shotId === undefined) {
    await db().shot.create({ data: { id: shotId, projectId: project.id, number: nextShot - 1, stillId, prompt: "Slow push in.", nextTake: 2 } });
  }
  const id = newId();
  await db().take.create({
    data: {
      id,
      shotId,
      projectId: project.id,
      number: nextShot,
      provider: "wavespeed",
      model: "wavespeed-ai/wan-2.2/image-to-video",
      mode: "live",
      stillId,
      prompt: "Slow push in.",
      settings: { resolution: "720p", duration: 5 },
      seed: 41027,
      estimateMicros: 300_000n,
      priceSource: "price_table",
      ...changes,
    },
  });
  await db().ledgerRow.create({
    data: {
      id: newId(),
      takeId: id,
      projectId: project.id,
      provider: changes.provider ?? "wavespeed",
      mode: changes.mode ?? "live",
      kind: "reserved",
      amountMicros: 300_000n,
      source: "price_table",
    },
  });
  return { id, shotId, stillId };
}
