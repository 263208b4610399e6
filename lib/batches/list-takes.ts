import { type Actor, type ReadScope, readScope } from "@/lib/access/actor";
import { getBatch } from "@/lib/batches/data";
import { partsOf } from "@/lib/batches/price";
import { readRows } from "@/lib/batches/queue-takes";
import { retriesOf } from "@/lib/batches/retry";
import type { BatchDetail, BatchTake, RetryPrice } from "@/lib/batches/view";
import { db } from "@/lib/db";
import { fromDb } from "@/lib/money";
import { slateOf } from "@/lib/shots/slate";
import { STILL_FIELDS, toStillView } from "@/lib/stills/view";
import { failureCodeOf } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

const SELECT = {
  id: true,
  number: true,
  provider: true,
  mode: true,
  status: true,
  prompt: true,
  seed: true,
  estimateMicros: true,
  priceSource: true,
  failureCode: true,
  failureMessage: true,
  waitReason: true,
  fromTakeId: true,
  fromHow: true,
  still: { select: STILL_FIELDS },
  endStill: { select: STILL_FIELDS },
  shot: { select: { number: true, project: { select: { code: true } } } },
  clip: { select: { takeId: true } },
  ledger: { where: { kind: { in: ["charged", "adjusted"] } }, orderBy: { createdAt: "asc" }, select: { amountMicros: true, source: true } },
} as const satisfies Prisma.TakeSelect;

/** A batch with its takes in the order of its rows, and what trying the failed ones again would cost now. Throws `not_found`. */
export async function getBatchDetail(actor: Actor, batchId: string): Promise<BatchDetail> {
  const scope = readScope(actor);
  const [batch, takes, retry] = await Promise.all([getBatch(actor, batchId), listBatchTakes(scope, batchId), priceOfRetry(batchId)]);
  return { batch, takes, retry };
}

/** The takes of a batch in the order of its rows. */
export async function listBatchTakes(_scope: ReadScope, batchId: string): Promise<BatchTake[]> {
  const rows = await db().take.findMany({ where: { batchId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }], select: SELECT });
  const retriedAs = new Map(rows.flatMap((row) => (row.fromTakeId && row.fromHow === "retried" ? [[row.fromTakeId, row.id] as const] : [])));
  return rows.map((row) => {
    const charged = row.ledger.at(-1);
    return {
      id: row.id,
      slate: slateOf(row.shot),
      number: row.number,
      provider: row.provider,
      mode: row.mode,
      status: row.status,
      prompt: row.prompt,
      seed: row.seed,
      still: toStillView(row.still),
      endStill: row.endStill && toStillView(row.endStill),
      estimateMicros: fromDb(row.estimateMicros),
      isAbout: row.priceSource === "team",
      chargedMicros: charged && charged.source !== "unpublished" ? row.ledger.reduce((sum, { amountMicros }) => sum + fromDb(amountMicros), 0) : null,
      failure: row.failureCode === null ? null : { code: failureCodeOf(row.failureCode), message: row.failureMessage ?? "" },
      waitReason: row.waitReason,
      retriedAs: retriedAs.get(row.id) ?? null,
      hasClip: row.clip !== null,
    };
  });
}

async function priceOfRetry(batchId: string): Promise<RetryPrice> {
  const rows = await readRows(await retriesOf(batchId, db()), db());
  return { takes: rows.length, shown: partsOf(rows), isAbout: rows.some(({ recipe }) => recipe.mode === "live" && recipe.price.source === "team") };
}
