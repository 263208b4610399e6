import { db, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";

/** Which press or request this is. `scope` says whose: "member:ID" or "token:ID". */
export interface Intent {
  scope: string;
  key: string;
  /** Hash of what was asked for: the same key for something else is a mistake. */
  bodyHash: string;
}

/**
 * Runs `make` at most once for an intent, in one transaction with its memory: a crash leaves neither. A repeat within 24 hours by the
 * database's clock answers with the same takes; racing repeats wait for the first, and one of them goes on if that one is refused.
 * Throws `conflict` when the key was used for another body.
 */
export async function rememberIntent(intent: Intent, make: (tx: Tx) => Promise<string[]>): Promise<string[]> {
  return db().$transaction(async (tx) => {
    const where = { scope_key: { scope: intent.scope, key: intent.key } };
    if (await isFirst(intent, tx)) {
      const takeIds = await make(tx);
      await tx.intent.update({ where, data: { takeIds } });
      return takeIds;
    }
    const made = await tx.intent.findUniqueOrThrow({ where, select: { bodyHash: true, takeIds: true } });
    if (made.bodyHash !== intent.bodyHash) throw new AppError("conflict", "This idempotency key was used for another request. Use a new one.");
    return made.takeIds;
  });
}

/** Takes the key, or takes it over from an intent of more than a day ago. Waits for a transaction that is about to have it. */
async function isFirst({ scope, key, bodyHash }: Intent, tx: Tx): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO intent (scope, key, body_hash, take_ids) VALUES (${scope}, ${key}, ${bodyHash}, '{}')
    ON CONFLICT (scope, key) DO UPDATE SET body_hash = excluded.body_hash, take_ids = '{}', created_at = now()
    WHERE intent.created_at <= now() - interval '24 hours'`;
  return taken === 1;
}
