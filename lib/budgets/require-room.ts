import { applying, type Party, standings, viewOf } from "@/lib/budgets/data";
import { type Asked, fitting, overWords, tightestOf } from "@/lib/budgets/state";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/**
 * Refuses takes that the budgets have no room for, in the transaction that queues them: what is spent, reserved and possible counts.
 * The budgets' own rows are the lock, held until that transaction ends, so that of presses racing each sees what the one before set aside.
 * Call it last before the reservations. Throws `over_budget`, by the field `count`.
 */
export async function requireRoom(party: Party, asked: Asked, tx: Tx): Promise<void> {
  // always in one order, so that two presses never wait for each other
  const locked = await tx.$queryRaw<unknown[]>`SELECT b.id FROM budget b WHERE ${applying(party)} ORDER BY b.id FOR UPDATE`;
  if (locked.length === 0) return;
  // a statement of its own: it sees what was committed while this one waited for the lock
  const tightest = tightestOf((await standings(applying(party), tx)).map(viewOf));
  if (!tightest || fitting(tightest.leftMicros, asked) >= asked.count) return;
  const sentence = overWords(tightest, asked);
  throw new AppError("over_budget", sentence, { fields: { count: sentence } });
}
