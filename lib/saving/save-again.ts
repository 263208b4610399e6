import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { addTask } from "@/lib/queue/tasks";
import { getTake } from "@/lib/takes/data";
import type { TakeView } from "@/lib/takes/view";

/** Fetches a made clip now instead of at the next try. Free: nothing is generated. Throws `not_found`. */
export async function saveAgain(actor: Actor, { takeId }: { takeId: string }): Promise<TakeView> {
  requireRight(actor, "write");
  const { count } = await db().take.updateMany({ where: { id: takeId, status: "saving" }, data: { dueAt: new Date() } });
  if (count === 1) await addTask("save", { takeId }, { key: `save:${takeId}` });
  return getTake(readScope(actor), takeId);
}
