import { db, type Tx } from "@/lib/db";

/** What the database tells when somebody's access ended; it concerns our own servers, no reader of events. */
export const ACCESS_NEWS = '{"about":"access"}';

/** Tells every web process that somebody's access ended, so that their open event streams are closed at once. Inside a transaction it is told when that commits. */
export async function tellOfAccess(tx: Tx = db()): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('dailies_state', ${ACCESS_NEWS})`;
}
