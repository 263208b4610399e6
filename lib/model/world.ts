import pg from "pg";
import type { Actor } from "@/lib/access/actor";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { currentStrand, type Stop, Strand } from "@/lib/model/strand";
import { FRIENDLY, type Manners, type Vendor } from "@/lib/model/vendor";
import type { ProviderId } from "@/lib/providers/provider";
import { ProviderError } from "@/lib/providers/provider";
import type { TakeStatus } from "@/lib/takes/limits";
import { taskList } from "@/lib/worker/tasks";

/** A take as the database has it, with all that is judged. */
export interface TakeNow {
  id: string;
  provider: ProviderId;
  seed: number;
  status: TakeStatus;
  isHeld: boolean;
  predictionId: string | null;
  nextCheckAt: string | null;
  failureCode: string | null;
  estimateMicros: number | null;
  vendorCostMicros: number | null;
  isInFlight: boolean;
  hasClip: boolean;
  isOfToday: boolean;
  steps: [from: TakeStatus | null, to: TakeStatus][];
  creates: { outcome: string; predictionId: string | null }[];
  ledger: { kind: string; micros: number }[];
}

interface Worker {
  id: string;
  state: "alive" | "frozen" | "dead";
}

interface Held {
  strand: Strand;
  worker: Worker | null;
  what: string;
  /** Virtual milliseconds that it has waited. */
  waitedMs: number;
}

/** How one verb runs: by which worker (or none: a person's request), when it stops, and how the vendor treats it. */
export interface Circumstances {
  worker: Worker | null;
  stop: Stop | null;
  manners: Manners;
}

const SNAPSHOT = `
  SELECT t.id, t.provider::text, t.seed, t.status::text, t.lease_owner IS NOT NULL AS "isHeld", t.prediction_id AS "predictionId", t.next_check_at AS "nextCheckAt",
    t.failure_code AS "failureCode", t.estimate_micros::float AS "estimateMicros", t.vendor_cost_micros::float AS "vendorCostMicros",
    (t.status IN ('submitting', 'unconfirmed', 'generating') OR (t.status = 'canceled' AND t.sent_at IS NOT NULL AND t.vendor_ended_at IS NULL)) AS "isInFlight",
    t.created_at >= date_trunc('day', now(), 'UTC') AS "isOfToday",
    EXISTS (SELECT 1 FROM clip WHERE take_id = t.id) AS "hasClip",
    (SELECT json_agg(json_build_array(from_status, to_status) ORDER BY id) FROM take_step WHERE take_id = t.id) AS steps,
    coalesce((SELECT json_agg(json_build_object('outcome', outcome, 'predictionId', prediction_id)) FROM take_create WHERE take_id = t.id), '[]') AS creates,
    (SELECT json_agg(json_build_object('kind', kind, 'micros', amount_micros)) FROM ledger WHERE take_id = t.id) AS ledger
  FROM take t ORDER BY t.created_at, t.id`;

/** Rows of a run; people, settings, prices and the still are for all runs. */
const OF_A_RUN = [
  "budget",
  "clip",
  "ledger",
  "take_step",
  "take_create",
  "callback_receipt",
  "provider_event",
  "take",
  "shot",
  "intent",
  "worker",
  "provider_gate",
  "provider_turn",
  "vendor_still",
];
const JOBS = "graphile_worker._private_jobs";
/** A create's deadline; longer than any other question may take. */
const DEADLINE_MS = 60_000;
const WORKERS = 2;

/** One studio on a real database, with workers that die and freeze, and a vendor in memory. Moments pass by moving rows into the past. */
export class World {
  readonly vendor: Vendor;
  readonly actor: Actor;
  readonly stillId: string;
  readonly #sql: pg.Client;
  #workers: Worker[] = [];
  #held: Held[] = [];
  readonly #manners = new WeakMap<Strand, Manners>();
  /** The takes of which a person said what was not so, by provider and seed. */
  readonly #misjudged = new Set<string>();
  /** What a verb threw that no reader of it would expect. */
  readonly surprises: unknown[] = [];
  /** What may be spent in a day. */
  dayMicros = Number.POSITIVE_INFINITY;

  private constructor(sql: pg.Client, vendor: Vendor, actor: Actor, stillId: string) {
    this.#sql = sql;
    this.vendor = vendor;
    this.actor = actor;
    this.stillId = stillId;
    vendor.mannersOf = () => {
      const strand = currentStrand();
      return (strand && this.#manners.get(strand)) ?? FRIENDLY;
    };
  }

  static async open(databaseUrl: string, vendor: Vendor, actor: Actor, stillId: string): Promise<World> {
    const sql = new pg.Client({ connectionString: databaseUrl });
    await sql.connect();
    // no trigger of the studio runs for what the model itself does to rows: time passing is nobody's change
    await sql.query("SET session_replication_role = replica");
    const world = new World(sql, vendor, actor, stillId);
    await world.#writeFunctions();
    return world;
  }

  async close(): Promise<void> {
    await this.abandonAll();
    await this.#sql.end();
  }

  /** Nothing that waited goes on. */
  async abandonAll(): Promise<void> {
    for (const { strand } of this.#held) strand.die();
    await Promise.all(this.#held.map(({ strand }) => strand.buried()));
    this.#held = [];
  }

  /** An empty studio. */
  async reset(): Promise<void> {
    await this.abandonAll();
    this.#workers = [];
    this.#misjudged.clear();
    this.surprises.length = 0;
    this.dayMicros = Number.POSITIVE_INFINITY;
    this.vendor.reset();
    await this.#sql.query({ name: "reset", text: "SELECT model_reset()" });
  }

  /** A person said of this take what was not so. */
  misjudge({ provider, seed }: Pick<TakeNow, "provider" | "seed">): void {
    this.#misjudged.add(`${provider} ${seed}`);
  }

  isMisjudged({ provider, seed }: Pick<TakeNow, "provider" | "seed">): boolean {
    return this.#misjudged.has(`${provider} ${seed}`);
  }

  async takes(): Promise<TakeNow[]> {
    return (await this.#sql.query<TakeNow>({ name: "takes", text: SNAPSHOT })).rows;
  }

  /** The worker of this slot, started anew if the last one died. */
  async worker(slot: number): Promise<Worker> {
    const known = this.#workers[slot % WORKERS];
    if (known && known.state !== "dead") return known;
    const worker: Worker = { id: newId(), state: "alive" };
    this.#workers[slot % WORKERS] = worker;
    await this.#beat([worker]);
    return worker;
  }

  kill(slot: number): void {
    const worker = this.#workers[slot % WORKERS];
    if (!worker) return;
    worker.state = "dead";
    for (const held of this.#held) if (held.worker === worker) held.strand.die();
    this.#held = this.#held.filter((held) => held.worker !== worker);
  }

  /** As by SIGSTOP: what it holds stays held, and it says nothing. */
  freeze(slot: number): void {
    const worker = this.#workers[slot % WORKERS];
    if (worker?.state === "alive") worker.state = "frozen";
  }

  async thaw(slot: number): Promise<void> {
    const worker = this.#workers[slot % WORKERS];
    if (worker?.state !== "frozen") return;
    worker.state = "alive";
    await this.#beat([worker]);
    await this.#letGo((held) => held.worker === worker && held.waitedMs > 0);
  }

  /** Runs a verb until it has ended, died or paused. */
  async run(what: string, { worker, stop, manners }: Circumstances, work: () => Promise<unknown>): Promise<void> {
    if (worker && worker.state !== "alive") return;
    const strand = new Strand(() => Promise.resolve().then(work), stop);
    this.#manners.set(strand, manners);
    await this.#follow({ strand, worker, what, waitedMs: 0 });
  }

  /** Runs one of the worker's own tasks. */
  async task(name: string, payload: unknown, circumstances: Circumstances): Promise<void> {
    const { worker } = circumstances;
    if (!worker) throw new Error("a task is a worker's");
    const handler = taskList(worker.id)[name];
    if (!handler) throw new Error(`there is no task ${name}`);
    await this.run(`${name} ${JSON.stringify(payload)}`, circumstances, async () => handler(payload, undefined as never)); // no task of ours looks at the queue's own helpers
  }

  /** Goes on with something that waits; `isLost`: what it waits for never comes. */
  async deliver(which: number, isLost: boolean): Promise<void> {
    const ready = this.#held.filter(({ worker }) => worker?.state !== "frozen");
    const held = ready[which % Math.max(1, ready.length)];
    if (held) await this.#goOn(held, isLost);
  }

  /** Lets moments pass. Living workers beat meanwhile, and nothing of theirs waits past its deadline. */
  async pass(ms: number): Promise<void> {
    if (ms > 2_000) await this.#letGo(({ strand, worker }) => worker?.state !== "frozen" && !strand.isAtVendor);
    for (const held of this.#held) held.waitedMs += ms;
    this.vendor.pass(ms);
    await this.#sql.query({ name: "pass", text: "SELECT model_pass($1::int8)", values: [ms] });
    await this.#beat(this.#workers.filter(({ state }) => state === "alive"));
    await this.#letGo(({ worker, waitedMs }) => worker?.state !== "frozen" && waitedMs >= DEADLINE_MS);
  }

  /** What the queue has due, each taken off it. */
  async dueJobs(): Promise<{ name: string; payload: unknown }[]> {
    const { rows } = await this.#sql.query<{ name: string; payload: unknown }>(`
      DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
      WHERE t.id = j.task_id AND j.run_at <= now() RETURNING t.identifier AS name, j.payload`);
    return rows;
  }

  /** The queue forgets everything: the sweep alone wakes what is due. */
  async loseJobs(): Promise<void> {
    await this.#sql.query("DELETE FROM graphile_worker._private_jobs");
  }

  async rows(sql: string): Promise<Record<string, unknown>[]> {
    return (await this.#sql.query(sql)).rows;
  }

  /** True while a create may still leave or arrive. */
  get isAnythingUnderWay(): boolean {
    return this.#held.length > 0 || this.vendor.isAnythingUnderWay;
  }

  async #letGo(isMeant: (held: Held) => boolean): Promise<void> {
    for (const held of this.#held.filter(isMeant)) if (this.#held.includes(held)) await this.#goOn(held, held.strand.isAtVendor);
  }

  async #goOn(held: Held, isLost: boolean): Promise<void> {
    this.#held = this.#held.filter((other) => other !== held);
    held.waitedMs = 0;
    held.strand.resume(isLost);
    await this.#follow(held);
  }

  async #follow(held: Held): Promise<void> {
    const { strand } = held;
    await strand.quiet();
    if (strand.isPaused) this.#held.push(held);
    const { error } = strand;
    if (error !== undefined && !(error instanceof AppError) && !(error instanceof ProviderError)) this.surprises.push(error);
  }

  async #beat(workers: readonly Worker[]): Promise<void> {
    if (workers.length === 0) return;
    await this.#sql.query(
      "INSERT INTO worker (id, host, pid, queue_ids) SELECT id, 'model', 1, '{}' FROM unnest($1::text[]) AS id ON CONFLICT (id) DO UPDATE SET beat_at = now()",
      [workers.map(({ id }) => id)],
    );
  }

  /** Every moment of every table moved at once, and every table emptied at once. */
  async #writeFunctions(): Promise<void> {
    const { rows } = await this.#sql.query<{ name: string; moments: string[] }>(
      "SELECT table_name AS name, array_agg(column_name::text) AS moments FROM information_schema.columns WHERE table_schema = 'public' AND data_type LIKE 'timestamp%' AND table_name = ANY($1) GROUP BY 1",
      [OF_A_RUN],
    );
    const moved = (moments: string[]) => moments.map((column) => `${column} = ${column} - ms * interval '1 millisecond'`).join(", ");
    const updates = [...rows, { name: JOBS, moments: ["run_at"] }].map(({ name, moments }) => `UPDATE ${name} SET ${moved(moments)};`);
    const deletes = [...OF_A_RUN, JOBS].map((table) => `DELETE FROM ${table};`);
    await this.#sql.query(`
      CREATE FUNCTION model_pass(ms int8) RETURNS void LANGUAGE plpgsql AS $$ BEGIN ${updates.join(" ")} END $$;
      CREATE FUNCTION model_reset() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ${deletes.join(" ")} END $$`);
  }
}
