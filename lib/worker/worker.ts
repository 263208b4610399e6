import { sweep } from "@/lib/asking/sweep";
import { foldAllTallies } from "@/lib/gallery/fold-tallies";
import { learnWords } from "@/lib/gallery/learn-words";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { sendDigests } from "@/lib/notices/digest";
import { sweepRenders } from "@/lib/reels/sweep";
import { ending } from "@/lib/sending/persistently";
import { every } from "@/lib/worker/every";
import { Heartbeat, leave } from "@/lib/worker/heartbeat";
import { housekeeping } from "@/lib/worker/housekeeping";
import { keepQueueRunning } from "@/lib/worker/keep-queue-running";
import { taskList } from "@/lib/worker/tasks";
import { within } from "@/lib/worker/within";

const BEAT_MS = 5_000;
const SWEEP_MS = 5_000;
/** Counting is short as long as less than some ten thousand changes wait. */
const FOLD_MS = 20_000;
const HOUSEKEEPING_MS = 10 * 60_000;
const DIGEST_LOOK_MS = 60_000;
/** Its starter waits 75 s for it. A create has 60; its answer is in the spool when there is no database to write it to. */
const STOP_WITHIN_MS = 70_000;
const LAST_WORDS_MS = 3_000;

/**
 * Starts a worker: the queue's tasks, its heartbeat and the sweeps. It goes on through every outage of the database.
 * `stop` lets what is under way be recorded first, and ends within its deadline whatever is away by then.
 */
export async function startWorker(): Promise<{ workerId: string; stop: () => Promise<void> }> {
  const workerId = newId();
  const heart = new Heartbeat(workerId);
  ending.isAsked = false;
  // before the first task: its lease counts only beside a heartbeat
  await heart.beat([]).catch((error: unknown) => log().error({ err: error }, "the database can't be reached yet"));
  const queue = keepQueueRunning(taskList(workerId));
  const endBeats = every(BEAT_MS, () => heart.beat([...queue.queueIds]));
  const endSweeps = every(SWEEP_MS, () => sweep(heart.isSteady() ? workerId : undefined));
  const endRenderSweeps = every(SWEEP_MS, () => sweepRenders(heart.isSteady() ? workerId : undefined));
  const endHousekeeping = every(HOUSEKEEPING_MS, housekeeping);
  const endDigests = every(DIGEST_LOOK_MS, () => sendDigests());
  const endFolding = every(FOLD_MS, foldAllTallies);
  const endLearning = every(FOLD_MS, learnWords);
  const stop = async () => {
    ending.isAsked = true;
    const swept = Promise.all([endSweeps(), endRenderSweeps(), endHousekeeping(), endDigests(), endFolding(), endLearning()]);
    await within(STOP_WITHIN_MS, queue.stop());
    await within(LAST_WORDS_MS, Promise.all([swept, endBeats()]));
    await within(LAST_WORDS_MS, leave(workerId));
  };
  log().info({ workerId }, "the worker is at work");
  return { workerId, stop };
}
