import { db, type Tx } from "@/lib/db";

/** So many takes are named; of more it is only told that some changed. */
const NAMED_MAX = 50;

/** Tells open pages, with the commit, that marks of takes changed: of which, while they are few. */
export async function announceGallery(takeIds: readonly string[], tx: Tx = db()): Promise<void> {
  const named = takeIds.length <= NAMED_MAX && { takeIds };
  await tx.$executeRaw`SELECT pg_notify('dailies_state', ${JSON.stringify({ about: "gallery", ...named })})`;
}
