import { db } from "@/lib/db";

const DAY_MS = 24 * 60 * 60 * 1000;
/** What was done to many takes can be taken back for so long. */
const CHANGES_KEPT_MS = 2 * DAY_MS;

/** Forgets old changes: what they did stays done. */
export async function sweepChanges(now = new Date()): Promise<void> {
  await db().takeChange.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - CHANGES_KEPT_MS) } } });
}
