import { type Actor, readScope } from "@/lib/access/actor";
import { getBatch } from "@/lib/batches/data";
import { listBatchTakes } from "@/lib/batches/list-takes";
import type { BatchTake } from "@/lib/batches/view";
import { clipName } from "@/lib/clips/clip-name";
import { costCells } from "@/lib/costs/cost-cells";
import { writeCells } from "@/lib/csv";
import { STATUS_LABELS } from "@/lib/takes/state";

const HEAD = [
  "take",
  "still",
  "still_id",
  "end_still",
  "end_still_id",
  "prompt",
  "provider",
  "seed",
  "status",
  "why",
  "cost_usd",
  "cost",
  "clip",
  "take_id",
];

/** What became of a batch as CSV, a line a take, for a spreadsheet. Throws `not_found`. */
export async function resultsOf(actor: Actor, batchId: string): Promise<{ name: string; csv: string }> {
  const batch = await getBatch(actor, batchId);
  const takes = await listBatchTakes(readScope(actor), batchId);
  // the mark of byte order tells Excel that it is Unicode
  return { name: batch.name, csv: `\ufeff${writeCells([HEAD, ...takes.map(lineOf)])}` };
}

function lineOf(take: BatchTake): string[] {
  const { amount, words } = costCells(take);
  return [
    `${take.slate} T${take.number}`,
    take.still.name,
    take.still.id,
    take.endStill?.name ?? "",
    take.endStill?.id ?? "",
    take.prompt,
    take.provider,
    String(take.seed),
    STATUS_LABELS[take.status],
    take.failure?.message ?? take.waitReason ?? "",
    amount,
    words,
    take.hasClip ? clipName(take) : "",
    take.id,
  ];
}
