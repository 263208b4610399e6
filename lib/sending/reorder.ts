import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { type Ranked, ranksFor } from "@/lib/sending/ranks";
import { lockGate } from "@/lib/sending/room";
import { getTake, getTakes } from "@/lib/takes/data";
import type { TakeView } from "@/lib/takes/view";
import type { Mode, ProviderId } from "@/prisma/generated/client";

/** One member's takes that wait for one provider: they have an order of their own. */
interface Line {
  provider: ProviderId;
  mode: Mode;
  createdById: string | null;
}

/**
 * Sends a queued take before all others of its member; whose turn it is among members stays. For the member whose take it is, and the owner.
 * Throws `not_found`, `forbidden`, `conflict` when it is not queued any more.
 */
export async function moveToFront(actor: Actor, { takeId }: { takeId: string }): Promise<TakeView> {
  await db().$transaction(async (tx) => {
    const queue = await lockLine(await lineOf(actor, [takeId], tx), [takeId], tx);
    await putInOrder(queue, [takeId, ...queue.map(({ id }) => id).filter((id) => id !== takeId)], takeId, tx);
  });
  return getTake(readScope(actor, "write"), takeId);
}

/**
 * Puts queued takes of one member in this order, on the places that they have among themselves: two of them change places. For the member
 * whose takes they are, and the owner. Throws as `moveToFront` does, and `invalid` when they don't wait in one line.
 */
export async function reorderQueue(actor: Actor, { takeIds }: { takeIds: readonly string[] }): Promise<TakeView[]> {
  await db().$transaction(async (tx) => {
    const queue = await lockLine(await lineOf(actor, takeIds, tx), takeIds, tx);
    const next = takeIds.values();
    const order = queue.map(({ id }) => (takeIds.includes(id) ? (next.next().value ?? id) : id));
    await putInOrder(queue, order, takeIds[0], tx);
  });
  return getTakes(readScope(actor, "write"), takeIds);
}

/** The line in which they all wait, if this actor may change it. */
async function lineOf(actor: Actor, takeIds: readonly string[], tx: Tx): Promise<Line> {
  requireRight(actor, "write");
  const takes = await tx.take.findMany({ where: { id: { in: [...takeIds] } }, select: { provider: true, mode: true, createdById: true } });
  const [line, ...others] = takes;
  if (!line || takes.length < takeIds.length) throw new AppError("not_found", "There is no such take.");
  if (takes.some(({ createdById }) => actor.role !== "owner" && createdById !== actor.memberId))
    throw new AppError("forbidden", "Only the member whose take it is and the owner can change its place.");
  if (others.some(({ provider, mode, createdById }) => provider !== line.provider || mode !== line.mode || createdById !== line.createdById))
    throw invalidField("takeIds", "These takes don’t wait in one line: put takes of one member and one provider in order.");
  return line;
}

/** The line as it stands, with all of these in it: nothing is picked and nobody else moves anything until the transaction ends. */
async function lockLine(line: Line, takeIds: readonly string[], tx: Tx): Promise<Ranked[]> {
  await lockGate(line.provider, line.mode, tx);
  const queue = await tx.take.findMany({
    where: { ...line, status: "queued" },
    orderBy: [{ queueRank: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: { id: true, queueRank: true },
  });
  if (takeIds.some((takeId) => !queue.some(({ id }) => id === takeId)))
    throw new AppError("conflict", "This take is not queued any more. Look at how it stands now.");
  return queue;
}

async function putInOrder(queue: readonly Ranked[], order: readonly string[], moved: string | undefined, tx: Tx): Promise<void> {
  for (const { id, queueRank } of ranksFor(queue, order)) {
    await tx.take.updateMany({ where: { id, status: "queued" }, data: { queueRank } });
  }
  // one word for all of them: whoever shows places asks for them anew
  await tx.$executeRaw`SELECT pg_notify('dailies_takes', json_build_object('id', ${moved}::text, 'status', 'queued')::text)`;
}
