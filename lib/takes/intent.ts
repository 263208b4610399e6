import { db, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { Prisma } from "@/prisma/generated/client";

/** Which press or request this is. `scope` says whose: "member:ID" or "token:ID". */
export interface Intent {
  scope: string;
  key: string;
  /** Hash of what was asked for: the same key for something else is a mistake. */
  bodyHash: string;
}

const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Runs `make` at most once for an intent, in one transaction with its memory. A repeat within 24 hours answers
 * with the same takes; racing repeats wait for the first. Throws `conflict` when the key was used for another body.
 */
export async function rememberIntent(intent: Intent, make: (tx: Tx) => Promise<string[]>): Promise<string[]> {
  const { scope, key, bodyHash } = intent;
  await db().intent.deleteMany({ where: { scope, key, createdAt: { lt: new Date(Date.now() - KEPT_MS) } } });
  try {
    return await db().$transaction(async (tx) => {
      await tx.intent.create({ data: { scope, key, bodyHash } });
      const takeIds = await make(tx);
      await tx.intent.update({ where: { scope_key: { scope, key } }, data: { takeIds } });
      return takeIds;
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const made = await db().intent.findUnique({ where: { scope_key: { scope, key } } });
    if (!made) throw new AppError("conflict", "The same request is being worked on. Send it again in a moment.", { cause: error });
    if (made.bodyHash !== bodyHash) throw new AppError("conflict", "This idempotency key was used for another request. Use a new one.");
    return made.takeIds;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
