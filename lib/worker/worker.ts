import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import { sweep } from "@/lib/asking/sweep";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { every } from "@/lib/worker/every";
import { beat, leave } from "@/lib/worker/heartbeat";
import { housekeeping } from "@/lib/worker/housekeeping";
import { taskList } from "@/lib/worker/tasks";

const BEAT_MS = 5_000;
const SWEEP_MS = 5_000;
const HOUSEKEEPING_MS = 10 * 60_000;
/** Most of it is waiting for providers. */
const CONCURRENCY = 16;

/** Starts a worker: the queue's tasks, its heartbeat and the sweeps. `stop` lets what is under way be recorded first. */
export async function startWorker(): Promise<{ workerId: string; stop: () => Promise<void>; ended: Promise<void> }> {
  const workerId = newId();
  const queueIds = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  events.on("worker:create", ({ worker }) => queueIds.add(worker.workerId));
  await beat(workerId, []);
  const runner = await run({
    connectionString: env().DATABASE_URL,
    concurrency: CONCURRENCY,
    maxPoolSize: CONCURRENCY + 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    events,
    taskList: taskList(workerId),
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning") log().warn({ queue: message }, "the queue complains");
    }),
  });
  const loops = [every(BEAT_MS, () => beat(workerId, [...queueIds])), every(SWEEP_MS, sweep), every(HOUSEKEEPING_MS, housekeeping)];
  const stop = async () => {
    await runner.stop();
    await Promise.all(loops.map((end) => end()));
    await leave(workerId);
  };
  log().info({ workerId }, "the worker is at work");
  return { workerId, stop, ended: runner.promise };
}
