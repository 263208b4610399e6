import type { Tx } from "@/lib/db";

/** One at a time, in all processes, decides who the owners are: that there is one, and that there goes on being one. Held until the transaction ends. */
export async function lockOwners(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('dailies_owner'))`;
}
