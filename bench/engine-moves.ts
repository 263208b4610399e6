import type pg from "pg";
import { type Figure, median, note, times } from "@/bench/figures";
import { seedTakes } from "@/bench/seed-takes";
import type { BenchStudio } from "@/bench/studio";
import { closeDb, db } from "@/lib/db";
import type { TakeStatus } from "@/lib/takes/limits";
import { move } from "@/lib/takes/move";
import { sourcesOf } from "@/lib/takes/state";

const TAKES = 60;
const ROUNDS = 5;
/** A way through the table that needs no clip and wakes nobody. */
const WAY: readonly TakeStatus[] = ["submitting", "unconfirmed", "generating", "canceled", "saving"];

/** Transitions one after another, each a transaction: through `move`, and as the same statements by hand. */
export async function measureMoves(studio: BenchStudio, database: pg.Pool): Promise<Figure[]> {
  await seedTakes(studio.databaseUrl, TAKES);
  const { rows } = await database.query<{ id: string }>("SELECT id FROM take WHERE id LIKE '0199b000-%' ORDER BY id");
  const ids = rows.map(({ id }) => id);
  const ours: number[] = [];
  const plain: number[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      await toTheStart(database);
      const byHand = await paceOf(ids, (id, to) => moveByHand(database, id, to));
      await toTheStart(database);
      const own = await paceOf(ids, (id, to) => db().$transaction((tx) => move(id, to, { waitReason: null }, tx)));
      if (round === 0) continue;
      ours.push(own);
      plain.push(byHand);
      note(`moves ${round}: ${Math.round(own)} a second, by hand ${Math.round(byHand)}`);
    }
  } finally {
    await closeDb();
    await remove(database);
  }
  const perSecond = (value: number) => `${Math.round(value)} a second`;
  return [
    {
      what: "transitions of takes, one after another, through Prisma",
      ours: perSecond(median(ours)),
      baseline: `${perSecond(median(plain))} (the same statements by pg)`,
      ratio: times(median(ours), median(plain)),
      target: "≥ 500 a second",
    },
  ];
}

async function paceOf(ids: readonly string[], step: (id: string, to: TakeStatus) => Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  for (const to of WAY) for (const id of ids) if (!(await step(id, to))) throw new Error(`Take ${id} did not become ${to}.`);
  return (ids.length * WAY.length * 1000) / (performance.now() - startedAt);
}

async function moveByHand(database: pg.Pool, id: string, to: TakeStatus): Promise<boolean> {
  const client = await database.connect();
  try {
    await client.query("BEGIN");
    const finishedAt = to === "canceled" ? (await client.query<{ now: Date }>("SELECT now() AS now")).rows[0]?.now : null;
    const { rowCount } = await client.query(
      `UPDATE take SET status = $2::"TakeStatus", wait_reason = NULL, failure_code = NULL, failure_message = NULL, finished_at = $3, updated_at = $4
       WHERE id = $1 AND status = ANY($5::"TakeStatus"[])`,
      [id, to, finishedAt, new Date(), sourcesOf(to)],
    );
    await client.query("COMMIT");
    return rowCount === 1;
  } finally {
    client.release();
  }
}

/** Queued in a mode that has no key, due in a year: no worker takes them. */
async function toTheStart(database: pg.Pool): Promise<void> {
  await asNobody(
    database,
    `UPDATE take SET status = 'queued', mode = 'live', due_at = now() + interval '1 year', finished_at = NULL, failure_code = NULL, failure_message = NULL,
       lease_owner = NULL, next_check_at = NULL WHERE id LIKE '0199b000-%'`,
  );
}

async function remove(database: pg.Pool): Promise<void> {
  const tables = ["clip", "ledger", "take_step", "provider_event"].map((table) => `DELETE FROM ${table} WHERE take_id LIKE '0199b000-%'`);
  await asNobody(database, [...tables, "DELETE FROM take WHERE id LIKE '0199b000-%'"].join("; "));
}

/** With the studio's own triggers asleep. */
async function asNobody(database: pg.Pool, statements: string): Promise<void> {
  await database.query(`BEGIN; SET LOCAL session_replication_role = replica; ${statements}; COMMIT`);
}
