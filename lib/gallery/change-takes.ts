import { type Actor, type Right, requireRight } from "@/lib/access/actor";
import { db, dbNow } from "@/lib/db";
import { type Change, keepPart } from "@/lib/gallery/change-log";
import { inChunks } from "@/lib/gallery/in-chunks";
import { type Mark, put } from "@/lib/gallery/marks";
import type { ChangeTakes } from "@/lib/gallery/schema";
import { selectedIds } from "@/lib/gallery/select";
import type { Changed } from "@/lib/gallery/view";
import { newId } from "@/lib/ids";

/** Looking through takes is everybody's; hiding them from all others is not. */
const RIGHTS: Record<Mark["what"], Right> = { favourite: "review", tag: "review", rating: "review", archive: "write", trash: "write" };

/** Throws `forbidden` for whoever may not put such a mark on takes. */
export function requireMarking(actor: Actor, { what }: Mark): void {
  requireRight(actor, RIGHTS[what]);
}

/**
 * Marks many takes, in chunks of which each is one short transaction: a worker waits for none of them long. Answers what takes it back.
 * Archive and trash only hide: nothing that was paid for is ever deleted. Throws `forbidden`.
 */
export async function changeTakes(actor: Actor, { selection, change }: ChangeTakes): Promise<Changed> {
  requireMarking(actor, change);
  const ids = await selectedIds(actor, selection);
  const whole: Change = { id: newId(), memberId: actor.memberId, at: await dbNow(), done: change };
  const takes = await inChunks(ids, (chunk, rank) =>
    db().$transaction(async (tx) => {
      const marked = await put(chunk, change, whole, tx);
      if (marked.takeIds.length > 0) await keepPart(whole, rank, marked, tx);
      return marked.takeIds;
    }),
  );
  const hides = (change.what === "archive" || change.what === "trash") && change.isOn;
  return { changeId: takes > 0 ? whole.id : null, takes, of: ids.length, underWay: hides ? await countUnderWay(ids) : 0 };
}

async function countUnderWay(ids: string[]): Promise<number> {
  const [row] = await db().$queryRaw<{ takes: number }[]>`SELECT count(*)::int AS takes FROM take WHERE id = ANY(${ids}) AND finished_at IS NULL`;
  return row?.takes ?? 0;
}
