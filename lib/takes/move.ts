import { dbNow, type Tx } from "@/lib/db";
import type { TakeStatus } from "@/lib/takes/limits";
import { failuresLeftFor, isFinal, sourcesOf } from "@/lib/takes/state";
import type { Prisma } from "@/prisma/generated/client";

type Changes = Omit<Prisma.TakeUncheckedUpdateManyInput, "status" | "finishedAt">;

/** What else must hold of the row for the move to happen: its lease, or a narrower source. */
interface Guard {
  leaseOwner?: string;
  from?: TakeStatus;
}

/**
 * The only writer of a take's status. Compares and sets in one statement, so of callers racing exactly one gets `true`.
 * The moment of the end is set and cleared with it, and so is the reason of a failure: only some can be left again (`failuresLeftFor`).
 */
export async function move(takeId: string, to: TakeStatus, changes: Changes, tx: Tx, guard: Guard = {}): Promise<boolean> {
  const sources = sourcesOf(to).filter((status) => guard.from === undefined || status === guard.from);
  const { count } = await tx.take.updateMany({
    where: {
      id: takeId,
      status: { in: sources },
      ...(guard.leaseOwner !== undefined && { leaseOwner: guard.leaseOwner }),
      ...(sources.includes("failed") && { OR: [{ status: { not: "failed" } }, { failureCode: { in: [...failuresLeftFor(to)] } }] }),
    },
    data: {
      ...(to !== "failed" && { failureCode: null, failureMessage: null }),
      ...changes,
      status: to,
      finishedAt: isFinal(to) ? await dbNow(tx) : null,
    },
  });
  return count === 1;
}

/**
 * Moves all takes of a condition that stand at `from`, in one statement; answers those that moved. For what a person does to many at once,
 * before anything of them was sent.
 */
export async function moveAll(where: Prisma.TakeWhereInput, from: "queued", to: "canceled", changes: Changes, tx: Tx): Promise<string[]> {
  const moved = await tx.take.updateManyAndReturn({
    where: { ...where, status: from },
    data: { ...changes, status: to, finishedAt: await dbNow(tx) },
    select: { id: true },
  });
  return moved.map(({ id }) => id);
}
