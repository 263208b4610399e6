import "server-only";
import { notFound } from "next/navigation";
import { isAllowed } from "@/lib/access/actor";
import { getBatchDetail } from "@/lib/batches/list-takes";
import type { BatchDetail } from "@/lib/batches/view";
import { AppError } from "@/lib/errors";
import { requireMember } from "@/lib/next/session";

/** A batch for its page, and whether the member may do something about it; strangers sign in, and what is not there is not found. */
export async function loadBatch(batchId: string): Promise<{ detail: BatchDetail; canSpend: boolean }> {
  const actor = await requireMember();
  try {
    return { detail: await getBatchDetail(actor, batchId), canSpend: isAllowed(actor, "spend") };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
