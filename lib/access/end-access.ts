import { tellOfAccess } from "@/lib/access/tell-of-access";
import type { Tx } from "@/lib/db";

/** Ends whatever a member comes in by: sessions, password and tokens. What they made stays. */
export async function endAccess(tx: Tx, memberId: string, now: Date): Promise<void> {
  await tx.session.deleteMany({ where: { userId: memberId } });
  await tx.account.deleteMany({ where: { userId: memberId } });
  await tx.apiToken.updateMany({ where: { memberId, revokedAt: null }, data: { revokedAt: now } });
  await tellOfAccess(tx);
}
