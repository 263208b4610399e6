import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";

/** A worker beats every few seconds; silent for so long, it is taken for dead. */
const SILENT_S = 20;

/** How many workers are alive, by the database's clock. */
export async function countWorkers(): Promise<number> {
  const [row] = await db().$queryRaw<{ alive: number }[]>`
    SELECT count(*)::int AS alive FROM "worker" WHERE "beat_at" > now() - make_interval(secs => ${SILENT_S})`;
  return row?.alive ?? 0;
}

/** The studio in figures. */
export interface Metrics {
  takes: { provider: string; mode: string; status: string; count: number }[];
  creates: { provider: string; mode: string; outcome: string; count: number }[];
  workers: number;
  /** Tasks that could run now, and tasks that failed for good. */
  queue: { waiting: number; failed: number };
}

export async function listMetrics(_scope: ReadScope): Promise<Metrics> {
  const [takes, creates, workers, queue] = await Promise.all([
    db().take.groupBy({
      by: ["provider", "mode", "status"],
      _count: { _all: true },
      orderBy: [{ provider: "asc" }, { mode: "asc" }, { status: "asc" }],
    }),
    db().create.groupBy({
      by: ["provider", "mode", "outcome"],
      _count: { _all: true },
      orderBy: [{ provider: "asc" }, { mode: "asc" }, { outcome: "asc" }],
    }),
    countWorkers(),
    countTasks(),
  ]);
  return {
    takes: takes.map(({ _count, ...row }) => ({ ...row, count: _count._all })),
    creates: creates.map(({ _count, ...row }) => ({ ...row, count: _count._all })),
    workers,
    queue,
  };
}

async function countTasks(): Promise<Metrics["queue"]> {
  const [row] = await db().$queryRaw<Metrics["queue"][]>`
    SELECT count(*) FILTER (WHERE run_at <= now() AND attempts < max_attempts)::int AS waiting,
      count(*) FILTER (WHERE attempts >= max_attempts)::int AS failed
    FROM graphile_worker.jobs`;
  return row ?? { waiting: 0, failed: 0 };
}
