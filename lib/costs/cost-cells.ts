import { MICROS_PER_DOLLAR, type Micros } from "@/lib/money";
import type { TakeStatus } from "@/lib/takes/limits";

interface Costed {
  mode: "live" | "sandbox";
  status: TakeStatus;
  chargedMicros: Micros | null;
  estimateMicros: Micros | null;
}

/** What a take cost, for a spreadsheet: a figure with what kind it is, charged, expected, possible, or none that anybody knows. */
export function costCells({ mode, status, chargedMicros, estimateMicros }: Costed): { amount: string; words: string } {
  if (mode === "sandbox") return { amount: "0.00", words: "sandbox" };
  if (chargedMicros !== null) return { amount: dollars(chargedMicros), words: "charged" };
  if (status === "failed" || status === "canceled") return { amount: "", words: "not charged" };
  const words = estimateMicros === null ? "price not published" : status === "unconfirmed" ? "possible" : "expected";
  return { amount: estimateMicros === null ? "" : dollars(estimateMicros), words };
}

function dollars(micros: Micros): string {
  return (micros / MICROS_PER_DOLLAR).toFixed(6).replace(/0{1,4}$/, "");
}
