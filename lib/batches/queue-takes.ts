import { randomInt } from "node:crypto";
import { type Actor, readScope } from "@/lib/access/actor";
import { type Counted, ofRow } from "@/lib/batches/price";
import type { BatchRow } from "@/lib/batches/schema";
import { overSheetWords } from "@/lib/batches/state";
import { budgetsOver } from "@/lib/budgets/data";
import { requireRoom } from "@/lib/budgets/require-room";
import { tightestOf } from "@/lib/budgets/state";
import { reserveFor } from "@/lib/costs/ledger";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Micros } from "@/lib/money";
import { BATCH_RANK } from "@/lib/sending/ranks";
import { wakeNow } from "@/lib/sending/wake";
import { placeShots } from "@/lib/shots/place-many";
import { SEED_MAX } from "@/lib/takes/limits";
import { type Recipe, readRecipe } from "@/lib/takes/recipe";
import type { Prisma } from "@/prisma/generated/client";

/** A row with all that was read of it. */
export interface ReadRow extends BatchRow, Counted {
  /** The take that it tries again. */
  retryOf?: string;
}

/** The rows with their recipes. Throws `invalid` by the row and field. */
export async function readRows(rows: readonly (BatchRow & { retryOf?: string })[], tx: Tx): Promise<ReadRow[]> {
  const stillIds = new Set(rows.flatMap(stillsOf));
  const stills = await tx.still.findMany({ where: { id: { in: [...stillIds] } }, select: { id: true } });
  const known = new Set(stills.map(({ id }) => id));
  const recipes = new Map<string, Recipe>();
  const read: ReadRow[] = [];
  for (const [index, row] of rows.entries()) {
    const key = JSON.stringify([row.provider, row.settings]);
    try {
      const recipe = stillsOf(row).every((id) => known.has(id)) ? recipes.get(key) : undefined;
      // one that is not known is looked for once more, to be refused in its words
      read.push({ ...row, recipe: recipe ?? (await readRecipe(row, tx)) });
    } catch (error) {
      throw ofRow(index, error);
    }
    recipes.set(key, read.at(-1)?.recipe ?? (await readRecipe(row, tx)));
  }
  return read;
}

/**
 * Queues the takes of rows that were read, in a batch: shots, takes, the check of the budgets over all of them, reservations, and the tasks
 * that send them. Answers the takes in the order of the rows. Throws `over_budget`.
 */
export async function queueRows(actor: Actor, batch: { id: string; projectId: string }, rows: readonly ReadRow[], tx: Tx): Promise<string[]> {
  const { projectId } = batch;
  const placed = await placeShots(actor, projectId, rows, tx);
  const party = { projectId, memberId: actor.memberId };
  await requireRoomForAll(actor, party, rows, tx);
  const seeds = seedsOf(rows);
  const takes = rows.flatMap((row, index) => {
    const { recipe, count } = row;
    const { shotId = "", firstNumber = 0 } = placed[index] ?? {};
    return Array.from({ length: count }, (_, offset) => ({
      recipe,
      data: {
        id: newId(),
        projectId,
        createdById: actor.memberId,
        batchId: batch.id,
        queueRank: BATCH_RANK,
        provider: recipe.provider,
        mode: recipe.mode,
        shotId,
        number: firstNumber + offset,
        model: recipe.model.id,
        stillId: row.stillId,
        endStillId: row.endStillId ?? null,
        prompt: row.prompt,
        negativePrompt: row.negativePrompt || null,
        settings: recipe.settings,
        seed: seeds[index]?.[offset] ?? drawSeed(),
        ...(row.retryOf !== undefined && { fromTakeId: row.retryOf, fromHow: "retried" as const }),
        estimateMicros: recipe.price.micros === null ? null : BigInt(recipe.price.micros),
        priceSource: recipe.price.source,
      } satisfies Prisma.TakeCreateManyInput,
    }));
  });
  await tx.take.createMany({ data: takes.map(({ data }) => data) });
  for (const [recipe, own] of Map.groupBy(takes, (take) => take.recipe)) {
    await reserveFor(
      own.map(({ data }) => data),
      recipe.reserves.micros,
      recipe.reserves.source,
      tx,
    );
  }
  for (const provider of new Set(rows.map(({ recipe }) => recipe.provider))) await wakeNow(provider, tx);
  return takes.map(({ data }) => data.id);
}

function stillsOf({ stillId, endStillId }: BatchRow): string[] {
  return endStillId === undefined ? [stillId] : [stillId, endStillId];
}

/** The seeds of each row's takes: from the one that was asked for on, or drawn; those of a pair are its partner's. */
function seedsOf(rows: readonly ReadRow[]): number[][] {
  const seeds: number[][] = [];
  for (const { seed, count, isPair } of rows) {
    const partners = (isPair && seeds.at(-1)) || [];
    const draw = (offset: number) => (seed === undefined ? (partners[offset] ?? drawSeed()) : (seed + offset) % (SEED_MAX + 1));
    seeds.push(Array.from({ length: count }, (_, offset) => draw(offset)));
  }
  return seeds;
}

function drawSeed(): number {
  return randomInt(0, SEED_MAX + 1);
}

/** The budgets are asked about the sum of all rows: they fit together or none is queued. */
async function requireRoomForAll(actor: Actor, party: { projectId: string; memberId: string }, rows: readonly ReadRow[], tx: Tx): Promise<void> {
  if (rows.every(({ recipe }) => recipe.mode === "sandbox")) return;
  const costs = costsOf(rows);
  const unitMicros = costs.reduce((sum, micros) => sum + micros, 0);
  try {
    await requireRoom(party, { unitMicros, count: 1, isAssumed: false }, tx);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "over_budget")) throw error;
    const tightest = tightestOf(await budgetsOver(readScope(actor, "spend"), party, tx));
    const sentence = tightest ? overSheetWords(tightest, costs) : error.message;
    throw new AppError("over_budget", sentence, { fields: { rows: sentence } });
  }
}

/** What each row counts as, a pair as one; nothing in the sandbox. */
function costsOf(rows: readonly ReadRow[]): Micros[] {
  const costs: Micros[] = [];
  for (const { recipe, count, isPair } of rows) {
    const own = recipe.reserves.micros * count;
    if (isPair && costs.length > 0) costs.push((costs.pop() ?? 0) + own);
    else costs.push(own);
  }
  return costs;
}
