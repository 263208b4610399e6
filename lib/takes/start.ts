import { randomInt } from "node:crypto";
import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { requireRoom } from "@/lib/budgets/require-room";
import { reserveFor } from "@/lib/costs/ledger";
import { db, type Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { faultPoint } from "@/lib/fault-point";
import { newId } from "@/lib/ids";
import { formatUsd, type Micros } from "@/lib/money";
import { addTask } from "@/lib/queue/tasks";
import { placeShot } from "@/lib/shots/place";
import { getTakes } from "@/lib/takes/data";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";
import { type Intent, rememberIntent } from "@/lib/takes/intent";
import { type FromHow, SEED_MAX } from "@/lib/takes/limits";
import { askedOf, type Recipe, readRecipe } from "@/lib/takes/recipe";
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
  from?: { takeId: string; how: FromHow } | undefined;
}

/**
 * Queues takes of one recipe: shot, takes, reservations and the task that sends them, in one transaction with the check of the budgets.
 * Nothing is queued unless all of it is. A repeated intent answers with the takes it made. Throws `invalid` and `over_budget` by the field.
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
  const recipe = await readRecipe(input, tx);
  assertShownPrice(recipe, input);
  if (recipe.mode === "live" && recipe.price.micros === null && input.isUnpricedOk === false) {
    throw invalidField("isUnpricedOk", "The price of this is not published. Press again to generate all the same.");
  }
  const shot = await placeShot(
    actor,
    { ...input, shotId: input.shotId ?? (await shotOfOrigin(input, tx)), isReused: input.isShotReused ?? false },
    tx,
  );
  const { nextTake } = await tx.shot.update({ where: { id: shot.id }, data: { nextTake: { increment: input.count } }, select: { nextTake: true } });
  const sample = { projectId: shot.projectId, createdById: actor.memberId, provider: input.provider, mode: recipe.mode };
  if (recipe.mode === "live") await requireRoom({ projectId: shot.projectId, memberId: actor.memberId }, askedOf(recipe, input.count), tx);
  const takes = Array.from({ length: input.count }, (_, index) => ({
    ...sample,
    id: newId(),
    shotId: shot.id,
    number: nextTake - input.count + index,
    model: recipe.model.id,
    stillId: input.stillId,
    endStillId: input.endStillId ?? null,
    prompt: input.prompt,
    negativePrompt: input.negativePrompt || null,
    settings: recipe.settings,
    seed: seedOf(input.seed, index),
    fromTakeId: input.from?.takeId ?? null,
    fromHow: input.from?.how ?? null,
    estimateMicros: recipe.price.micros === null ? null : BigInt(recipe.price.micros),
    priceSource: recipe.price.source,
  }));
  await tx.take.createMany({ data: takes });
  await reserveFor(takes, recipe.reserves.micros, recipe.reserves.source, tx);
  await addTask("submit", { provider: input.provider }, { key: `submit:${input.provider}` }, tx);
  return takes.map(({ id }) => id);
}

/** Prices and keys may change while a page is open: nobody pays what no button said. */
function assertShownPrice({ mode, price }: Recipe, { shown, count }: StartInput): void {
  if (!shown || mode === "sandbox") return;
  const total = price.micros === null ? null : price.micros * count;
  if (!shown.isFree && shown.totalMicros === total) return;
  const now = total === null ? "This is live now, and no price is published." : `This costs ${formatUsd(total)} now.`;
  throw invalidField("price", `${now} Look at the button and press again.`);
}

/** What is made from a take belongs to its shot, as long as the still is the same. */
async function shotOfOrigin({ from, stillId }: StartInput, tx: Tx): Promise<string | undefined> {
  if (!from) return undefined;
  const old = await tx.take.findUnique({ where: { id: from.takeId }, select: { shotId: true, shot: { select: { stillId: true } } } });
  if (!old) throw invalidField("from", "The take to start from is gone.");
  return old.shot.stillId === stillId ? old.shotId : undefined;
}

/** The first take gets the seed that was asked for and each next one seed + 1; without it each draws its own. */
function seedOf(seed: number | undefined, index: number): number {
  return seed === undefined ? randomInt(0, SEED_MAX + 1) : (seed + index) % (SEED_MAX + 1);
}
