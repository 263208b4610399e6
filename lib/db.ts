import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { openPool } from "@/lib/pool";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

/** A client or a transaction of it: what data functions take. */
export type Tx = Prisma.TransactionClient;

/** A transaction waits so long for a connection, and then takes so long, at most. */
const TRANSACTION = { maxWait: 5_000, timeout: 10_000 };

const held = globalThis as { dailiesDb?: PrismaClient };

/** The process's one client, connected on first use. */
export function db(): PrismaClient {
  held.dailiesDb ??= new PrismaClient({
    adapter: new PrismaPg(openPool(env().DATABASE_URL, { max: 16, name: env().DAILIES_PROCESS }), { disposeExternalPool: true }),
    transactionOptions: TRANSACTION,
  });
  return held.dailiesDb;
}

/** The database's own moment, the same all through a transaction: the one clock that every process goes by. */
export async function dbNow(tx: Tx = db()): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  if (!row) throw new Error("the database did not tell the time");
  return row.now;
}

/** Closes the client, if it was opened. */
export async function closeDb(): Promise<void> {
  await held.dailiesDb?.$disconnect();
  delete held.dailiesDb;
}
