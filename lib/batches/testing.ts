import type { Actor } from "@/lib/access/actor";
import { StartBatch } from "@/lib/batches/schema";
import { startBatch } from "@/lib/batches/start";
import type { BatchView } from "@/lib/batches/view";
import { db } from "@/lib/db";

/** What a form would send for these rows, with the price that it would say. */
export function sheetOf(rows: Record<string, unknown>[], changes: Record<string, unknown> = {}): StartBatch {
  return StartBatch.parse({
    intentId: crypto.randomUUID(),
    name: "Autumn table",
    rows: rows.map((row) => ({ provider: "wavespeed", prompt: "Slow push in.", settings: { resolution: "480p", duration: 5 }, ...row })),
    shown: {},
    ...changes,
  });
}

/** Runs rows as a batch; answers it with the ids of its takes, in order. */
export async function runSheet(actor: Actor, sheet: StartBatch): Promise<{ batch: BatchView; takeIds: string[] }> {
  const batch = await startBatch(actor, sheet);
  const takes = await db().take.findMany({ where: { batchId: batch.id }, orderBy: { id: "asc" }, select: { id: true } });
  return { batch, takeIds: takes.map(({ id }) => id) };
}
