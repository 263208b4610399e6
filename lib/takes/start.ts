import { randomInt } from "node:crypto";
import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { writeLedger } from "@/lib/costs/ledger";
import type { Price } from "@/lib/costs/price";
import { db, type Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { formatUsd, type Micros } from "@/lib/money";
import { addTask } from "@/lib/queue/tasks";
import { placeShot } from "@/lib/shots/place";
import { getTakes } from "@/lib/takes/data";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";
import { type Intent, rememberIntent } from "@/lib/takes/intent";
import { SEED_MAX } from "@/lib/takes/limits";
import { type Recipe, readRecipe } from "@/lib/takes/recipe";
import type { StartTakes } from "@/lib/takes/schema";
import type { TakeView } from "@/lib/takes/view";

export interface StartInput extends StartTakes {
  /** What makes a repeated request the same press. */
  intent?: Intent | undefined;
  /** The form adds to the shot of the same still and prompt; REST makes a shot unless one is named. */
  isShotReused?: boolean | undefined;
  /** False asks before a live take whose price nobody knows. */
  isUnpricedOk?: boolean | undefined;
  /** What the person saw before pressing; a live take is refused when it would cost anything else. */
  shown?: { isFree: boolean; totalMicros: Micros | null } | undefined;
  retryOfId?: string | undefined;
}

/**
 * Queues takes of one recipe: shot, takes, reservations and the task that sends them, in one transaction.
 * Nothing is queued unless all of it is. A repeated intent answers with the takes it made. Throws `invalid` by the field.
 */
export async function startTakes(actor: Actor, input: StartInput): Promise<TakeView[]> {
  requireRight(actor, "spend");
  const { intent } = input;
  const takeIds = await (intent
    ? rememberIntent(intent, (tx) => queueTakes(actor, input, tx))
    : db().$transaction((tx) => queueTakes(actor, input, tx)));
  return getTakes(readScope(actor, "spend"), takeIds);
}

async function queueTakes(actor: Actor, input: StartInput, tx: Tx): Promise<string[]> {
  await assertDiskHasRoom();
  const recipe = await readRecipe(input, tx);
  assertShownPrice(recipe, input);
  if (recipe.mode === "live" && recipe.price.micros === null && input.isUnpricedOk === false) {
    throw invalidField("isUnpricedOk", "No price is published for this. Press again to generate all the same.");
  }
  const shot = await placeShot(
    actor,
    { ...input, shotId: input.shotId ?? (await shotOfRetry(input, tx)), isReused: input.isShotReused ?? false },
    tx,
  );
  const { nextTake } = await tx.shot.update({ where: { id: shot.id }, data: { nextTake: { increment: input.count } }, select: { nextTake: true } });
  const reservation = await reservationFor(recipe, tx);
  const takeIds: string[] = [];
  for (let index = 0; index < input.count; index += 1) {
    const id = newId();
    await tx.take.create({
      data: {
        id,
        shotId: shot.id,
        projectId: shot.projectId,
        number: nextTake - input.count + index,
        provider: input.provider,
        model: recipe.model.id,
        mode: recipe.mode,
        createdById: actor.memberId,
        stillId: input.stillId,
        endStillId: input.endStillId ?? null,
        prompt: input.prompt,
        negativePrompt: input.negativePrompt || null,
        settings: recipe.settings,
        seed: seedOf(input.seed, index),
        retryOfId: input.retryOfId ?? null,
        estimateMicros: recipe.price.micros === null ? null : BigInt(recipe.price.micros),
        priceSource: recipe.price.source,
      },
    });
    await writeLedger(id, "reserved", reservation.micros, reservation.source, tx);
    takeIds.push(id);
  }
  await addTask("submit", { provider: input.provider }, { key: `submit:${input.provider}` }, tx);
  return takeIds;
}

/** Prices and keys may change while a page is open: nobody pays what no button said. */
function assertShownPrice({ mode, price }: Recipe, { shown, count }: StartInput): void {
  if (!shown || mode === "sandbox") return;
  const total = price.micros === null ? null : price.micros * count;
  if (!shown.isFree && shown.totalMicros === total) return;
  const now = total === null ? "This is live now, and no price is published." : `This costs ${formatUsd(total)} now.`;
  throw invalidField("price", `${now} Look at the button and press again.`);
}

/** A retry belongs to the shot of the take it remembers, as long as the still is the same. */
async function shotOfRetry({ retryOfId, stillId }: StartInput, tx: Tx): Promise<string | undefined> {
  if (retryOfId === undefined) return undefined;
  const old = await tx.take.findUnique({ where: { id: retryOfId }, select: { shotId: true, shot: { select: { stillId: true } } } });
  if (!old) throw invalidField("retryOfId", "The take to retry is gone.");
  return old.shot.stillId === stillId ? old.shotId : undefined;
}

/** The first take gets the seed that was asked for and each next one seed + 1; without it each draws its own. */
function seedOf(seed: number | undefined, index: number): number {
  return seed === undefined ? randomInt(0, SEED_MAX + 1) : (seed + index) % (SEED_MAX + 1);
}

/** A sandbox take sets nothing aside; an unpriced live one what the team assumes for it. */
async function reservationFor(recipe: Recipe, tx: Tx): Promise<{ micros: number; source: Price["source"] | "sandbox" }> {
  if (recipe.mode === "sandbox") return { micros: 0, source: "sandbox" };
  if (recipe.price.micros !== null) return { micros: recipe.price.micros, source: recipe.price.source };
  const setting = await tx.providerSetting.findUnique({ where: { provider: recipe.provider }, select: { assumeMicros: true } });
  return { micros: Number(setting?.assumeMicros ?? 0), source: "unpublished" };
}
