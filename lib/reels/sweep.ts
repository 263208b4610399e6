import { DEAD_AFTER_MS } from "@/lib/asking/dead-workers";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { addTasks } from "@/lib/queue/tasks";

const MOST_AT_ONCE = 100;

/** Frees renders that dead workers held, and wakes what waits. `judgeId` is a worker that may say who is dead; nobody is, when it is left out. */
export async function sweepRenders(judgeId?: string): Promise<void> {
  if (judgeId !== undefined) await freeDeadRenders(judgeId);
  const waiting = await db().reelRender.findMany({
    where: { status: "queued" },
    orderBy: { createdAt: "asc" },
    take: MOST_AT_ONCE,
    select: { id: true },
  });
  await addTasks(waiting.map(({ id }) => ({ name: "render", payload: { renderId: id }, key: `render:${id}` })));
}

async function freeDeadRenders(judgeId: string): Promise<void> {
  const freed = await db().$queryRaw<{ id: string }[]>`
    UPDATE reel_render r SET status = 'queued', lease_owner = NULL, percent = 0
    WHERE r.status = 'rendering'
      AND EXISTS (SELECT 1 FROM worker w WHERE w.id = ${judgeId} AND w.beat_at > now() - ${DEAD_AFTER_MS} * interval '1 millisecond')
      AND NOT EXISTS (SELECT 1 FROM worker w WHERE w.id = r.lease_owner AND w.beat_at > now() - ${DEAD_AFTER_MS} * interval '1 millisecond')
    RETURNING r.id`;
  for (const { id } of freed) log().warn({ renderId: id }, "a worker died holding a render");
}
