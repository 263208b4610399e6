import type { Actor } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { goOnWithChange } from "@/lib/gallery/go-on";
import type { Selection } from "@/lib/gallery/schema";
import { meant } from "@/lib/gallery/select";
import type { ChangeView, Done } from "@/lib/gallery/view";
import { MOVED_SHOTS_MAX } from "@/lib/projects/limits";
import { Prisma } from "@/prisma/generated/client";

/** Takes of one transaction: a fraction of a second of locks. */
const TOGETHER = 1_000;

interface Begun {
  id: string;
  selection: Selection;
  done: Done;
}

/**
 * Writes down what is to be done to which takes, in parts that are then done one by one, and does the first of them. From the first moment on it can be gone
 * on with and taken back, whatever becomes of whoever asked. What is refused at once was never begun.
 */
export async function beginChange(actor: Actor, begun: Begun): Promise<ChangeView> {
  if (!(await writeDown(actor, begun))) return goOnWithChange(actor, { changeId: begun.id });
  try {
    return await goOnWithChange(actor, { changeId: begun.id });
  } catch (error) {
    if (error instanceof AppError) await db().takeChange.deleteMany({ where: { id: begun.id, parts: { every: { doneAt: null } } } });
    throw error;
  }
}

/** Writes it down and does nothing yet; false where it was written down before. Takes of a shot stand in one part where they are moved, as they move together. */
export function writeDown(actor: Actor, { id, selection, done }: Begun, together = TOGETHER): Promise<boolean> {
  const rank =
    done.what === "move"
      ? Prisma.sql`(dense_rank() OVER (ORDER BY t.shot_id) - 1) / ${MOVED_SHOTS_MAX}::int`
      : Prisma.sql`(row_number() OVER (ORDER BY t.id) - 1) / ${together}::int`;
  return db().$transaction(async (tx) => {
    const written = await tx.$executeRaw`
      INSERT INTO take_change (id, member_id, change) VALUES (${id}, ${actor.memberId}, ${JSON.stringify(done)}::jsonb) ON CONFLICT DO NOTHING`;
    if (written === 0) return false;
    await tx.$executeRaw`
      INSERT INTO take_change_part (change_id, rank, take_ids, meant)
      SELECT ${id}, m.rank, array_agg(m.id ORDER BY m.id), count(*)
      FROM (SELECT t.id, ${rank} AS rank FROM take t WHERE ${await meant(actor, selection, tx)}) m GROUP BY m.rank`;
    return true;
  });
}
