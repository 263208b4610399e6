import { db, type Tx } from "@/lib/db";

/** Everything that runs behind. A task only says "look at this now": it may run twice, late or never. */
export interface Tasks {
  /** Sends what the provider's limits allow. */
  submit: { provider: string };
  /** Asks the provider about a take. */
  check: { takeId: string };
  /** Fetches, verifies and keeps a clip. */
  save: { takeId: string };
  /** Looks for a create whose answer was lost. */
  reconcile: { takeId: string };
  /** Tells the vendor to stop. */
  cancel: { takeId: string };
  /** Makes a video of a reel. */
  render: { renderId: string };
}

const ATTEMPTS = 3;
/** Adding a task in the very moment in which the one of its key begins comes to nothing: then it is added again. */
const TRIES = 5;

export type TaskName = keyof Tasks;

export interface TaskOptions {
  /** A moment of the database's; now, when neither is given. */
  runAt?: Date | undefined;
  /** Counted from the database's now: no other clock decides when a task runs. */
  afterMs?: number | undefined;
  /** Tasks of one key that have not begun are one task, at the moment that was named last. */
  key?: string;
}

/** Adds a task inside the caller's transaction, so that it exists exactly when the rows it is about do. */
export async function addTask<N extends TaskName>(
  name: N,
  payload: Tasks[N],
  { runAt, afterMs, key }: TaskOptions = {},
  tx: Tx = db(),
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const [job] = await tx.$queryRaw<{ id: bigint | null }[]>`
      SELECT id FROM graphile_worker.add_job(
        ${name}, ${JSON.stringify(payload)}::json,
        run_at => coalesce(${runAt ?? null}::timestamptz, now()) + ${afterMs ?? 0}::float8 * interval '1 millisecond',
        job_key => ${key ?? null}::text, max_attempts => ${ATTEMPTS}::int)`;
    if (job && job.id !== null) return;
  }
}

/** Adds several tasks in one go, which costs little more than one. */
export async function addTasks<N extends TaskName>(
  tasks: readonly ({ name: N; payload: Tasks[N] } & Omit<TaskOptions, "afterMs">)[],
  tx: Tx = db(),
): Promise<void> {
  if (tasks.length === 0) return;
  const specs = tasks.map(({ name, payload, key, runAt }) => ({
    identifier: name,
    payload,
    job_key: key ?? null,
    run_at: runAt ?? null,
    max_attempts: ATTEMPTS,
  }));
  await tx.$executeRaw`
    SELECT graphile_worker.add_jobs(array_agg(json_populate_record(NULL::graphile_worker.job_spec, spec)))
    FROM json_array_elements(${JSON.stringify(specs)}::json) AS spec`;
}

/** Gives the tasks that a dead worker held to the living. */
export async function freeJobsOf(queueIds: readonly string[]): Promise<void> {
  await db().$executeRaw`SELECT graphile_worker.force_unlock_workers(${[...queueIds]}::text[])`;
}
