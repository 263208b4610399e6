import { z } from "zod";
import { type Actor, requireRight } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { CHANGES_LISTED } from "@/lib/gallery/limits";
import type { ChangeView, Done } from "@/lib/gallery/view";
import { Prisma } from "@/prisma/generated/client";

/** As it is kept, to be gone on with and to be taken back. */
export interface Change {
  id: string;
  memberId: string;
  /** The moment it began: by that what it did is known again. */
  at: Date;
  done: Done;
  isBack: boolean;
}

/** What marks were before, as it was kept; null where that is plain. */
export const MarksBefore = z.array(z.union([z.string(), z.number(), z.null()])).nullable();

/** Shots that were moved to a project together, and where they were. */
export const MovedPart = z.object({
  projectId: z.string(),
  shots: z.array(z.object({ shotId: z.string(), projectId: z.string(), number: z.int() })),
});
export type MovedPart = z.output<typeof MovedPart>;

/** A change of the member's own. Throws `not_found` for any other. */
export async function getChange(memberId: string, changeId: string, tx: Tx = db()): Promise<Change> {
  const row = await tx.takeChange.findFirst({ where: { id: changeId, memberId }, select: { createdAt: true, change: true, backAt: true } });
  if (!row) throw new AppError("not_found", "This can't be taken back any more.");
  return { id: changeId, memberId, at: row.createdAt, done: row.change as unknown as Done, isBack: row.backAt !== null }; // as `beginChange` kept it
}

/** How far a change is, from its parts as they were done. */
export async function viewChange(changeId: string): Promise<ChangeView> {
  const [view] = await viewsOf(Prisma.sql`c.id = ${changeId}`);
  if (!view) throw new AppError("not_found", "This can't be taken back any more.");
  return view;
}

/** What the member began and nobody brought to its end, the newest first. */
export async function listChanges(actor: Actor): Promise<ChangeView[]> {
  requireRight(actor, "read");
  const { memberId } = actor;
  return viewsOf(Prisma.sql`c.member_id = ${memberId} AND ${UNFINISHED}`);
}

export async function countUnfinished(memberId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ changes: number }[]>`
    SELECT count(*)::int AS changes FROM take_change c WHERE c.member_id = ${memberId} AND ${UNFINISHED}`;
  return row?.changes ?? 0;
}

const UNFINISHED = Prisma.sql`(CASE WHEN c.back_at IS NULL THEN c.ended_at ELSE c.taken_back_at END) IS NULL`;

async function viewsOf(which: Prisma.Sql): Promise<ChangeView[]> {
  return db().$queryRaw<ChangeView[]>`
    SELECT c.id, c.change AS done, c.back_at IS NOT NULL AS "isBack", NOT ${UNFINISHED} AS "isOver", p.*
    FROM take_change c CROSS JOIN LATERAL (
      SELECT coalesce(CASE WHEN c.back_at IS NULL THEN sum(meant) ELSE sum(changed) END, 0)::int AS of,
        coalesce(CASE WHEN c.back_at IS NULL THEN sum(meant) FILTER (WHERE done_at IS NOT NULL) ELSE sum(changed) FILTER (WHERE back_at IS NOT NULL) END, 0)::int AS seen,
        coalesce(CASE WHEN c.back_at IS NULL THEN sum(changed) ELSE sum(back) END, 0)::int AS takes,
        coalesce(sum(under_way), 0)::int AS "underWay",
        coalesce(max(greatest(done_at, back_at)), c.created_at) > clock_timestamp() - interval '5 seconds' AS "isMoving"
      FROM take_change_part WHERE change_id = c.id) p
    WHERE ${which} ORDER BY c.created_at DESC, c.id LIMIT ${CHANGES_LISTED}`;
}
