import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

/** A client or a transaction of it: what data functions take. */
export type Tx = Prisma.TransactionClient;

const held = globalThis as { dailiesDb?: PrismaClient };

/** The process's one client, connected on first use. */
export function db(): PrismaClient {
  held.dailiesDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 10, connectionTimeoutMillis: 10_000 }),
  });
  return held.dailiesDb;
}

/** Closes the client, if it was opened. */
export async function closeDb(): Promise<void> {
  await held.dailiesDb?.$disconnect();
  delete held.dailiesDb;
}
