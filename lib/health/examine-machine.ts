import { readdir, statfs } from "node:fs/promises";
import path from "node:path";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { countSpool } from "@/lib/health/data";
import { type Answer, bad, counted, good, roughly, worthALook } from "@/lib/health/finding";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";

/** What is due and who is alive is judged by the database's clock; beyond this, logs and addresses with an end begin to mislead. */
const CLOCK_NOTABLE_S = 2;
const CLOCK_BAD_S = 60;
const LOW_BYTES = 2 * 1024 ** 3;

/** How far this machine's clock is from the database's. */
export async function examineClock(): Promise<Answer> {
  const asked = Date.now();
  const [row] = await db().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const answered = Date.now();
  const offS = ((row?.now.getTime() ?? 0) - (asked + answered) / 2) / 1000;
  const size = Math.abs(offS);
  if (size < CLOCK_NOTABLE_S) return good("this machine and the database agree");
  const words = `this machine is ${roughly(size)} ${offS > 0 ? "behind" : "ahead of"} the database: set both by NTP`;
  return size < CLOCK_BAD_S ? worthALook(words) : bad(words);
}

/** Whether this program and the database are of one age. */
export async function examineMigrations(): Promise<Answer> {
  const folder = path.resolve("prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) return worthALook(`not known: there is no ${folder}`);
  const here = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const rows = await db().$queryRaw<{ name: string; isDone: boolean }[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS "isDone" FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
  const broken = rows.filter(({ isDone }) => !isDone);
  if (broken.length > 0) return bad(`${broken.map(({ name }) => name).join(", ")} did not finish`);
  const pending = here.filter((name) => !rows.some((row) => row.name === name));
  if (pending.length > 0)
    return bad(`${counted(pending.length, "migration is", "migrations are")} pending, npm start applies them: ${pending.join(", ")}`);
  const unknown = rows.filter(({ name }) => !here.includes(name));
  if (unknown.length > 0) return bad(`the database is newer than this program: ${unknown.map(({ name }) => name).join(", ")}`);
  return good(`all ${here.length} are applied`);
}

/** Whether clips can be kept below DATA_DIR, and for how long still. */
export async function examineDisk(): Promise<Answer> {
  await assertDiskHasRoom();
  const { bavail, bsize } = await statfs(env().DATA_DIR);
  const free = bavail * bsize;
  const words = `${(free / 1024 ** 3).toFixed(1)} GB free below ${env().DATA_DIR}`;
  return free < LOW_BYTES ? worthALook(`${words}: nothing is sent below 0.2 GB`) : good(words);
}

/** Answers of providers that the database could not take at that instant. */
export async function examineSpool(): Promise<Answer> {
  const { waiting, aside } = await countSpool();
  if (aside > 0)
    return bad(`${counted(aside, "answer")} can't be put in the database: compare ${path.join(env().DATA_DIR, "spool", "aside")} with the takes`);
  return waiting > 0 ? worthALook(`${counted(waiting, "answer")} to be taken in by this machine's worker`) : good("empty");
}
