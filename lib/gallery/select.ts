import type { Actor } from "@/lib/access/actor";
import { db, type Tx } from "@/lib/db";
import { narrow } from "@/lib/gallery/narrow";
import type { Selection } from "@/lib/gallery/schema";
import { Prisma } from "@/prisma/generated/client";

type Asker = Pick<Actor, "memberId">;

/** The ids of the takes that are meant, as it is now, each once and in the order in which everybody locks them. Those that are gone are left out. */
export async function selectedIds(asker: Asker, selection: Selection, tx: Tx = db()): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT t.id FROM take t WHERE ${await meant(asker, selection, tx)} ORDER BY t.id`;
  return rows.map(({ id }) => id);
}

/** The condition, on a row `t` of take, that it is meant. */
export async function meant({ memberId }: Asker, selection: Selection, tx: Tx = db()): Promise<Prisma.Sql> {
  if ("takeIds" in selection) return Prisma.sql`t.id = ANY(${[...selection.takeIds]})`;
  const { filters, asOf, except } = selection;
  return Prisma.sql`${await narrow(filters, memberId, tx)} AND t.created_at <= ${new Date(asOf)}::timestamptz AND t.id <> ALL(${[...except]})`;
}
