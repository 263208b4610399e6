import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { newId, newToken, sha256 } from "@/lib/ids";
import type { Guest } from "@/lib/shares/guest";
import { makeTake } from "@/prisma/factories";

type Made = Parameters<typeof makeTake>[0];

/** A ready take with a clip of 81 frames at 16 a second, by whoever is named. */
export async function makeReadyTake(
  changes: Made = {},
  clip: { durationMs?: number; fps?: number } = {},
): Promise<{ id: string; shotId: string; sha256: string }> {
  const { id, shotId } = await makeTake({ ...changes });
  const hash = sha256(id);
  await db().clip.create({
    data: {
      takeId: id,
      storageKey: `clips/${id}.mp4`,
      bytes: 1_000n,
      sha256: hash,
      width: 1280,
      height: 720,
      durationMs: 5_062,
      fps: 16,
      posterKey: `clips/${id}.jpg`,
      spriteKey: `clips/${id}-sprite.jpg`,
      thumbhash: "1QcSHQRnh493V4dIh4eXh1h4kJUI",
      ...clip,
    },
  });
  await db().take.update({ where: { id }, data: { status: "ready", predictionId: id, sentAt: new Date(), finishedAt: new Date() } });
  return { id, shotId, sha256: hash };
}

/** A share of these takes and a guest of it, as the guard would let them in. */
export async function makeGuest(
  by: Actor,
  takeIds: readonly string[],
  {
    permission = "approve",
    name = "Ines Laurent",
    teamNotes = false,
    shareId,
  }: { permission?: Guest["permission"]; name?: string; teamNotes?: boolean; shareId?: string } = {},
): Promise<Guest> {
  const id = shareId ?? newId();
  if (shareId === undefined) {
    await db().share.create({
      data: {
        id,
        scope: "selection",
        name: "Round 1",
        permission,
        showsTeamNotes: teamNotes,
        tokenHash: sha256(newToken()),
        tokenHint: "abcd",
        createdById: by.memberId,
        items: { create: takeIds.map((takeId, rank) => ({ takeId, rank })) },
      },
    });
  }
  const guestId = newId();
  await db().guest.create({ data: { id: guestId, shareId: id, name, secretHash: sha256(newToken()), expiresAt: new Date(Date.now() + 86_400_000) } });
  return { kind: "guest", shareId: id, guestId, name, permission, shows: { prompts: false, costs: false, teamNotes }, downloads: "off" };
}
