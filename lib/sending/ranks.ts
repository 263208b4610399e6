/** A queued take with its rank among its member's: lower goes first; of one rank, the older. */
export interface Ranked {
  id: string;
  queueRank: number;
}

/** Takes that come later have this rank and go last, but before those of a batch. */
const NEW = 0;

/**
 * Takes of a batch have this one: a take that its member presses meanwhile doesn't wait for all of them. Far from the others, so that a
 * batch's takes can change places among themselves and stay behind.
 */
export const BATCH_RANK = 1_000_000;

/**
 * The ranks that bring a queue into another order of the same takes: as few new ones as it takes, and none above what is
 * last now, so that what is queued later stays behind.
 */
export function ranksFor(queue: readonly Ranked[], order: readonly string[]): Ranked[] {
  const rankOf = new Map(queue.map(({ id, queueRank }) => [id, queueRank]));
  const last = queue.findLastIndex(({ id }, index) => order[index] !== id);
  const changes: Ranked[] = [];
  let below = queue[last + 1]?.queueRank ?? Math.max(NEW, queue.at(-1)?.queueRank ?? NEW);
  for (const id of order.slice(0, last + 1).toReversed()) {
    const now = rankOf.get(id) ?? NEW;
    const queueRank = now < below ? now : below - 1;
    if (queueRank !== now) changes.push({ id, queueRank });
    below = queueRank;
  }
  return changes;
}
