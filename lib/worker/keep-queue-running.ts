import { EventEmitter } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { openPool } from "@/lib/pool";
import { freeJobsOf } from "@/lib/queue/tasks";
import { within } from "@/lib/worker/within";

/** Most of it is waiting for providers. */
const CONCURRENCY = 16;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
const WELL_AFTER_MS = 60_000;
/** The queue's own book-keeping after the last task: what it can't do in this, the next sweep puts right. */
const CLOSE_WITHIN_MS = 3_000;

/** In batches, because only then the queue catches its own failure to note that a task is done; otherwise that ends the process. */
const PRESET = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

export interface KeptQueue {
  /** The queue's workers that are ours, those of a run before included. */
  queueIds: ReadonlySet<string>;
  /** Takes no new task and resolves when those under way have ended. */
  stop: () => Promise<void>;
}

/** Runs the queue's tasks. When it ends by itself, or can't begin, because the database is away, it begins again: no hand is needed. */
export function keepQueueRunning(tasks: TaskList): KeptQueue {
  const queueIds = new Set<string>();
  const underWay = new Set<Promise<unknown>>();
  const taskList = tracked(tasks, underWay);
  const stopping = new AbortController();
  let runner: Runner | undefined;

  /** Resolves when it takes no more tasks: what it began goes on beside the next. */
  const runOnce = async () => {
    const pool = openPool(env().DATABASE_URL, { max: CONCURRENCY + 2, name: "queue" });
    const events: WorkerEvents = new EventEmitter();
    const own: string[] = [];
    events.on("worker:create", ({ worker }) => {
      queueIds.add(worker.workerId);
      own.push(worker.workerId);
    });
    const takesNoMore = new Promise<void>((resolve) => events.once("pool:gracefulShutdown", () => resolve()));
    const closed = async () => {
      await within(CLOSE_WITHIN_MS, pool.end());
      if (!stopping.signal.aborted && own.length > 0) await freeJobsOf(own).catch(() => {});
    };
    try {
      runner = await run({
        pgPool: pool,
        preset: PRESET,
        concurrency: CONCURRENCY,
        pollInterval: 1_000,
        noHandleSignals: true,
        events,
        taskList,
        logger,
      });
    } catch (error) {
      await closed();
      throw error;
    }
    if (stopping.signal.aborted) void runner.stop().catch(() => {});
    const ended = runner.promise.finally(closed);
    await Promise.race([ended, takesNoMore.then(() => void ended.catch(() => {}))]);
    if (stopping.signal.aborted) await ended;
  };

  const keep = async () => {
    for (let pauseMs = FIRST_PAUSE_MS; !stopping.signal.aborted; ) {
      const from = performance.now();
      await runOnce().catch((error: unknown) => log().error({ err: error }, "the queue ended with an error"));
      if (stopping.signal.aborted) return;
      if (performance.now() - from > WELL_AFTER_MS) pauseMs = FIRST_PAUSE_MS;
      log().warn({ pauseMs }, "the queue ended by itself; it begins again");
      await pause(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  };

  const ended = keep();
  return {
    queueIds,
    async stop() {
      stopping.abort();
      const stopped = runner?.stop().catch(() => {});
      while (underWay.size > 0) await Promise.allSettled([...underWay]);
      await within(CLOSE_WITHIN_MS, Promise.all([stopped, ended]));
    },
  };
}

function tracked(tasks: TaskList, underWay: Set<Promise<unknown>>): TaskList {
  const track =
    (task: NonNullable<TaskList[string]>): NonNullable<TaskList[string]> =>
    (payload, helpers) => {
      const doing = Promise.resolve(task(payload as never, helpers)).finally(() => underWay.delete(doing)); // the list is typed by names that a map forgets
      underWay.add(doing);
      return doing;
    };
  return Object.fromEntries(Object.entries(tasks).flatMap(([name, task]) => (task ? [[name, track(task)]] : [])));
}

const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log().warn({ queue: message }, "the queue complains");
});
