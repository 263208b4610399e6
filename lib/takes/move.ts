import type { Tx } from "@/lib/db";
import type { TakeStatus } from "@/lib/takes/limits";
import { isFinal, sourcesOf } from "@/lib/takes/state";
import type { Prisma } from "@/prisma/generated/client";

type Changes = Omit<Prisma.TakeUncheckedUpdateManyInput, "status" | "finishedAt">;

/** What else must hold of the row for the move to happen: its lease, or a narrower source. */
interface Guard {
  leaseOwner?: string;
  from?: TakeStatus;
}

/**
 * The only writer of a take's status. Compares and sets in one statement, so of callers racing exactly one gets `true`.
 * The moment of the end is set and cleared with it.
 */
export async function move(takeId: string, to: TakeStatus, changes: Changes, tx: Tx, guard: Guard = {}): Promise<boolean> {
  const sources = guard.from === undefined ? [...sourcesOf(to)] : sourcesOf(to).filter((status) => status === guard.from);
  const { count } = await tx.take.updateMany({
    where: { id: takeId, status: { in: sources }, ...(guard.leaseOwner !== undefined && { leaseOwner: guard.leaseOwner }) },
    data: { ...changes, status: to, finishedAt: isFinal(to) ? new Date() : null },
  });
  return count === 1;
}
