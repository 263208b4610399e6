import { hostname } from "node:os";
import { DEAD_AFTER_MS } from "@/lib/asking/dead-workers";
import { db } from "@/lib/db";

interface Beat {
  at: Date;
  /** By the database's clock; null when this worker's row was not there. */
  sinceLastMs: number | null;
}

/** The life sign of one worker, and what it may conclude from its own about the others'. */
export class Heartbeat {
  readonly #workerId: string;
  #last: Date | undefined;
  #steadySince: Date | undefined;

  constructor(workerId: string) {
    this.#workerId = workerId;
  }

  /** Says that this worker lives, and which of the queue's workers are its own. Throws when the database can't hear it. */
  async beat(queueIds: readonly string[]): Promise<void> {
    const { at, sinceLastMs } = await writeBeat(this.#workerId, queueIds);
    if (sinceLastMs === null || sinceLastMs > DEAD_AFTER_MS) this.#steadySince = at;
    this.#last = at;
  }

  /**
   * True once it has been heard without a gap for as long as the dead are waited for. What kept this worker from the database for a while
   * (an outage, a frozen machine) may have kept the others from it too: they get the time to be heard again before they count as dead.
   */
  isSteady(): boolean {
    return this.#last !== undefined && this.#steadySince !== undefined && this.#last.getTime() - this.#steadySince.getTime() >= DEAD_AFTER_MS;
  }
}

/** This worker has ended in good order. */
export async function leave(workerId: string): Promise<void> {
  await db().worker.deleteMany({ where: { id: workerId } });
}

async function writeBeat(workerId: string, queueIds: readonly string[]): Promise<Beat> {
  const [beat] = await db().$queryRaw<Beat[]>`
    WITH before AS (SELECT beat_at FROM worker WHERE id = ${workerId})
    INSERT INTO worker (id, host, pid, queue_ids, started_at, beat_at) VALUES (${workerId}, ${hostname()}, ${process.pid}, ${[...queueIds]}, now(), now())
    ON CONFLICT (id) DO UPDATE SET beat_at = now(), queue_ids = excluded.queue_ids
    RETURNING beat_at AS at, (extract(epoch FROM now() - (SELECT beat_at FROM before)) * 1000)::float8 AS "sinceLastMs"`;
  if (!beat) throw new Error("the heartbeat was not written");
  return beat;
}
