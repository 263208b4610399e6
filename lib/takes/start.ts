import { randomInt } from "node:crypto";
import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { requireRoom } from "@/lib/budgets/require-room";
import { reserveFor } from "@/lib/costs/ledger";
import { db, type Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { faultPoint } from "@/lib/fault-point";
import { newId } from "@/lib/ids";
import { addTask } from "@/lib/queue/tasks";
import { placeShot } from "@/lib/shots/place";
import { getTakes } from "@/lib/takes/data";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";
import { type Intent, rememberIntent } from "@/lib/takes/intent";
import { type FromHow, SEED_MAX } from "@/lib/takes/limits";
import { askedTogether, type Part, readParts } from "@/lib/takes/parts";
import type { StartTakes } from "@/lib/takes/schema";
import type { TakeView } from "@/lib/takes/view";

export interface StartInput extends StartTakes {
  /** What makes a repeated request the same press. */
  intent?: Intent | undefined;
  /** The form adds to the shot of the same still and prompt; REST makes a shot unless one is named. */
  isShotReused?: boolean | undefined;
  /** False asks before a live take whose price nobody knows. */
  isUnpricedOk?: boolean | undefined;
  shown?: Part["shown"];
  from?: { takeId: string; how: FromHow; forNoteId?: string | undefined } | undefined;
  /** The same at another provider too: the pairs have one shot and one seed. */
  beside?: Part | undefined;
}

/**
 * Queues takes of one still and prompt, at one provider or at two: shot, takes, reservations and the tasks that send them, in one
 * transaction with the check of the budgets. Nothing is queued unless all of it is. A repeated intent answers with the takes it made.
 * Throws `invalid` and `over_budget` by the field.
 */
export async function startTakes(actor: Actor, input: StartInput): Promise<TakeView[]> {
  requireRight(actor, "spend");
  const { intent } = input;
  const takeIds = await (intent
    ? rememberIntent(intent, (tx) => queueTakes(actor, input, tx))
    : db().$transaction((tx) => queueTakes(actor, input, tx)));
  faultPoint("after-intent");
  return getTakes(readScope(actor, "spend"), takeIds);
}

async function queueTakes(actor: Actor, input: StartInput, tx: Tx): Promise<string[]> {
  await assertDiskHasRoom();
  const recipes = await readParts(input, tx);
  const shot = await placeShot(
    actor,
    { ...input, shotId: input.shotId ?? (await shotOfOrigin(input, tx)), isReused: input.isShotReused ?? false },
    tx,
  );
  const forNoteId = await noteToAnswer(input, tx);
  const total = input.count * recipes.length;
  const { nextTake } = await tx.shot.update({ where: { id: shot.id }, data: { nextTake: { increment: total } }, select: { nextTake: true } });
  const asked = askedTogether(recipes, input.count);
  if (asked) await requireRoom({ projectId: shot.projectId, memberId: actor.memberId }, asked, tx);
  const seeds = Array.from({ length: input.count }, (_, index) => seedOf(input.seed, index));
  const made = seeds.flatMap((seed, index) =>
    recipes.map((recipe, part) => ({
      id: newId(),
      projectId: shot.projectId,
      createdById: actor.memberId,
      provider: recipe.provider,
      mode: recipe.mode,
      shotId: shot.id,
      number: nextTake - total + index * recipes.length + part,
      model: recipe.model.id,
      stillId: input.stillId,
      endStillId: input.endStillId ?? null,
      prompt: input.prompt,
      negativePrompt: input.negativePrompt || null,
      settings: recipe.settings,
      seed,
      fromTakeId: input.from?.takeId ?? null,
      fromHow: input.from?.how ?? null,
      forNoteId,
      estimateMicros: recipe.price.micros === null ? null : BigInt(recipe.price.micros),
      priceSource: recipe.price.source,
    })),
  );
  await tx.take.createMany({ data: made });
  for (const { provider, reserves } of recipes) {
    await reserveFor(
      made.filter((take) => take.provider === provider),
      reserves.micros,
      reserves.source,
      tx,
    );
    await addTask("submit", { provider }, { key: `submit:${provider}` }, tx);
  }
  return made.map(({ id }) => id);
}

/** What is made from a take belongs to its shot, as long as the still is the same and the shot is in the project where it was pressed. */
async function shotOfOrigin({ from, stillId, projectId }: StartInput, tx: Tx): Promise<string | undefined> {
  if (!from) return undefined;
  const old = await tx.take.findUnique({
    where: { id: from.takeId },
    select: { shotId: true, shot: { select: { stillId: true, projectId: true } } },
  });
  if (!old) throw invalidField("from", "The take to start from is gone.");
  const isThere = projectId === undefined || old.shot.projectId === projectId;
  return isThere && old.shot.stillId === stillId ? old.shotId : undefined;
}

/** The note on the take it comes from that it is made to answer; null without one. */
async function noteToAnswer({ from }: StartInput, tx: Tx): Promise<string | null> {
  if (from?.forNoteId === undefined) return null;
  const note = await tx.note.findFirst({ where: { id: from.forNoteId, takeId: from.takeId, deletedAt: null }, select: { id: true } });
  if (!note) throw invalidField("from", "The note that this is to answer is gone. Start from the take without it.");
  return note.id;
}

/** The first take gets the seed that was asked for and each next one seed + 1; without it each draws its own. */
function seedOf(seed: number | undefined, index: number): number {
  return seed === undefined ? randomInt(0, SEED_MAX + 1) : (seed + index) % (SEED_MAX + 1);
}
