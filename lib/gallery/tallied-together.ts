import type { Tx } from "@/lib/db";

/** Below so many the triggers do it take by take. */
const MANY = 20;

/**
 * Does something to many takes whose kinds may change, and tells the tallies of all of them at once: kind by kind what there was, and what there is, instead
 * of two rows for each take. The caller's transaction writes to no other takes.
 */
export async function talliedTogether<T>(takeIds: readonly string[], tx: Tx, run: () => Promise<T>): Promise<T> {
  if (takeIds.length < MANY) return run();
  const ids = [...takeIds];
  await tx.$executeRaw`SELECT 1 FROM take WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE`;
  await tx.$executeRaw`SELECT set_config('dailies.tallied_together', 'on', true), take_tally_add_all(${ids}, -1)`;
  const done = await run();
  await tx.$executeRaw`SELECT set_config('dailies.tallied_together', '', true), take_tally_add_all(${ids}, 1)`;
  return done;
}
