import { readdir } from "node:fs/promises";
import path from "node:path";
import { db } from "@/lib/db";
import { env } from "@/lib/env";

/** A worker beats every few seconds; silent for so long, it is taken for dead. */
export const SILENT_S = 20;

/** A worker that was heard of, and how long ago by the database's clock. Those that ended in good order are gone from the list. */
export interface HeardWorker {
  id: string;
  host: string;
  silentS: number;
}

export async function listWorkers(): Promise<HeardWorker[]> {
  return db().$queryRaw<HeardWorker[]>`
    SELECT id, host, extract(epoch FROM clock_timestamp() - beat_at)::float8 AS "silentS" FROM worker ORDER BY started_at, id`;
}

/** How many workers are alive. */
export async function countWorkers(): Promise<number> {
  return (await listWorkers()).filter(({ silentS }) => silentS < SILENT_S).length;
}

/** Tasks that could run now, and tasks given up: whatever they were about is woken again by the sweep. */
export async function countTasks(): Promise<{ waiting: number; failed: number }> {
  const [row] = await db().$queryRaw<{ waiting: number; failed: number }[]>`
    SELECT count(*) FILTER (WHERE run_at <= now() AND attempts < max_attempts AND locked_at IS NULL)::int AS waiting,
      count(*) FILTER (WHERE attempts >= max_attempts)::int AS failed
    FROM graphile_worker.jobs`;
  return row ?? { waiting: 0, failed: 0 };
}

/** Answers of providers that stand in this machine's spool: `waiting` for a database to take them, `aside` for a person to look at. */
export async function countSpool(): Promise<{ waiting: number; aside: number }> {
  const folder = path.resolve(env().DATA_DIR, "spool");
  const [waiting, aside] = await Promise.all([countFiles(folder), countFiles(path.join(folder, "aside"))]);
  return { waiting, aside };
}

async function countFiles(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(".json")).length;
}
