import { hostname } from "node:os";
import { db } from "@/lib/db";

/** Says that this worker lives, and which of the queue's workers are its own. */
export async function beat(workerId: string, queueIds: readonly string[]): Promise<void> {
  await db().$executeRaw`
    INSERT INTO worker (id, host, pid, queue_ids, started_at, beat_at) VALUES (${workerId}, ${hostname()}, ${process.pid}, ${[...queueIds]}, now(), now())
    ON CONFLICT (id) DO UPDATE SET beat_at = now(), queue_ids = excluded.queue_ids`;
}

/** This worker has ended in good order. */
export async function leave(workerId: string): Promise<void> {
  await db().worker.deleteMany({ where: { id: workerId } });
}
