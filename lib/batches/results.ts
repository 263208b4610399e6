import { type Actor, readScope } from "@/lib/access/actor";
import { getBatch } from "@/lib/batches/data";
import { listBatchTakes } from "@/lib/batches/list-takes";
import type { BatchTake } from "@/lib/batches/view";
import { clipName } from "@/lib/clips/clip-name";
import { writeCells } from "@/lib/csv";
import { MICROS_PER_DOLLAR, type Micros } from "@/lib/money";
import { STATUS_LABELS } from "@/lib/takes/state";

const HEAD = ["take", "still", "still_id", "prompt", "provider", "seed", "status", "why", "cost_usd", "cost", "clip", "take_id"];

/** What became of a batch as CSV, a line a take, for a spreadsheet. Throws `not_found`. */
export async function resultsOf(actor: Actor, batchId: string): Promise<{ name: string; csv: string }> {
  const batch = await getBatch(actor, batchId);
  const takes = await listBatchTakes(readScope(actor), batchId);
  // the mark of byte order tells Excel that it is Unicode
  return { name: batch.name, csv: `\ufeff${writeCells([HEAD, ...takes.map(lineOf)])}` };
}

function lineOf(take: BatchTake): string[] {
  const { amount, words } = costOf(take);
  return [
    `${take.slate} T${take.number}`,
    take.still.name,
    take.still.id,
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

/** A figure with what kind it is: charged, expected, possible, or none that anybody knows. */
function costOf({ mode, status, chargedMicros, estimateMicros }: BatchTake): { amount: string; words: string } {
  if (mode === "sandbox") return { amount: "0.00", words: "sandbox" };
  if (chargedMicros !== null) return { amount: dollars(chargedMicros), words: "charged" };
  if (status === "failed" || status === "canceled") return { amount: "", words: "not charged" };
  const words = estimateMicros === null ? "price not published" : status === "unconfirmed" ? "possible" : "expected";
  return { amount: estimateMicros === null ? "" : dollars(estimateMicros), words };
}

function dollars(micros: Micros): string {
  return (micros / MICROS_PER_DOLLAR).toFixed(6).replace(/0{1,4}$/, "");
}
