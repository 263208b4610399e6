import { db, type Tx } from "@/lib/db";
import { tell } from "@/lib/notices/tell";
import type { Guest, Visit } from "@/lib/shares/guest";
import type { Activity } from "@/lib/shares/limits";
import type { Prisma } from "@/prisma/generated/client";

/** A visit that goes on is one opening: another is counted after this much of a pause. */
const SAME_VISIT_MINUTES = 30;

interface What {
  takeId?: string;
  detail?: Prisma.InputJsonObject;
}

/** Writes down what was done over a share, and by whom if they gave a name. No address of anybody is kept. */
export async function tellActivity(
  { shareId, guestId }: Pick<Guest, "shareId" | "guestId">,
  what: Activity,
  { takeId, detail }: What = {},
  tx: Tx = db(),
): Promise<void> {
  await tx.shareActivity.create({ data: { shareId, guestId, what, takeId: takeId ?? null, ...(detail && { detail }) }, select: { id: true } });
}

/** Counts that a room was opened: at most once in half an hour for each guest or browser. Who made the link is told the first time. */
export async function tellOpened({ guest, share, pass }: Visit): Promise<void> {
  const { shareId, guestId } = guest;
  await db().$transaction(async (tx) => {
    const isFirst = await isFirstIn(tx, shareId, "opened", guestId, pass.visit, null);
    if (!isFirst) return;
    await tellActivity(guest, "opened", { detail: { visit: pass.visit } }, tx);
    const [counted] = await tx.$queryRaw<
      { opens: number }[]
    >`UPDATE share SET opens = opens + 1, last_opened_at = now() WHERE id = ${shareId} RETURNING opens`;
    if (counted?.opens === 1) {
      const by = { memberId: null, name: guest.name ?? share.recipientName ?? "Somebody" };
      await tell({ kind: "share_opened", to: [share.createdById], by, text: share.name, shareId }, tx);
    }
    if (guestId) await tx.$executeRaw`UPDATE guest SET last_seen_at = now() WHERE id = ${guestId}`;
  });
}

/** Keeps how much of a take's clip was played, in percent: of one sitting the most. */
export async function tellWatched({ guest, pass }: Visit, takeId: string, percent: number): Promise<void> {
  await db().$transaction(async (tx) => {
    const isFirst = await isFirstIn(tx, guest.shareId, "watched", guest.guestId, pass.visit, takeId);
    if (isFirst) return tellActivity(guest, "watched", { takeId, detail: { visit: pass.visit, percent } }, tx);
    await tx.$executeRaw`
      UPDATE share_activity SET detail = jsonb_set(detail, '{percent}', to_jsonb(greatest((detail->>'percent')::int, ${percent}::int)))
      WHERE id = (SELECT max(id) FROM share_activity WHERE share_id = ${guest.shareId} AND what = 'watched' AND take_id = ${takeId}
        AND (guest_id = ${guest.guestId} OR detail->>'visit' = ${pass.visit}))`;
  });
}

/** One at a time for each share decides, so that two requests of one page are one row. */
async function isFirstIn(tx: Tx, shareId: string, what: Activity, guestId: string | null, visit: string, takeId: string | null): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('share ' || ${shareId}))`;
  const [row] = await tx.$queryRaw<{ isFirst: boolean }[]>`
    SELECT NOT EXISTS (
      SELECT 1 FROM share_activity WHERE share_id = ${shareId} AND what = ${what} AND take_id IS NOT DISTINCT FROM ${takeId}
        AND at > now() - make_interval(mins => ${SAME_VISIT_MINUTES}::int) AND (guest_id = ${guestId} OR detail->>'visit' = ${visit})
    ) AS "isFirst"`;
  return row?.isFirst ?? true;
}
