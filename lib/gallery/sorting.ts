import { invalidField } from "@/lib/errors";
import type { Sort } from "@/lib/gallery/limits";
import { Prisma } from "@/prisma/generated/client";

/** Where a page ends: what it is sorted by, and what decides between equals. */
export interface Place {
  key: string;
  createdAt: Date;
  id: string;
}

interface Sorting {
  /** What comes before age, written as its index has it; null for age alone. */
  key: Prisma.Sql | null;
  isAscending: boolean;
}

const SORTINGS: Record<Sort, Sorting> = {
  newest: { key: null, isAscending: false },
  oldest: { key: null, isAscending: true },
  rating: { key: Prisma.sql`coalesce(t.rating, 0::smallint)`, isAscending: false },
  longest: { key: Prisma.sql`t.duration_ms`, isAscending: false },
  dearest: { key: Prisma.sql`take_cost(t.mode, t.status, t.vendor_cost_micros, t.estimate_micros, t.duration_ms)`, isAscending: false },
};

/** `ORDER BY …`, with a tie-break, so that no two takes stand at one place. */
export function orderBy(sort: Sort): Prisma.Sql {
  const { key, isAscending } = SORTINGS[sort];
  const direction = isAscending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`ORDER BY ${key ? Prisma.sql`${key} ${direction},` : Prisma.empty} t.created_at ${direction}, t.id ${direction}`;
}

/** True where an index has the order: without it a filter is answered first and what it leaves is sorted. */
export function isByAge(sort: Sort): boolean {
  return SORTINGS[sort].key === null;
}

/** What stands at a place, to be selected: it makes the cursor. */
export function keyOf(sort: Sort): Prisma.Sql {
  const { key } = SORTINGS[sort];
  return key ? Prisma.sql`${key}::text` : Prisma.sql`''`;
}

/** The condition of what comes after a place. */
export function after(sort: Sort, { key, createdAt, id }: Place): Prisma.Sql {
  const sorting = SORTINGS[sort];
  const compare = sorting.isAscending ? Prisma.sql`>` : Prisma.sql`<`;
  return sorting.key
    ? Prisma.sql`(${sorting.key}, t.created_at, t.id) ${compare} (${BigInt(key)}::bigint, ${createdAt}::timestamptz, ${id})`
    : Prisma.sql`(t.created_at, t.id) ${compare} (${createdAt}::timestamptz, ${id})`;
}

export function writeCursor({ key, createdAt, id }: Place): string {
  return Buffer.from(`${key} ${createdAt.toISOString()} ${id}`).toString("base64url");
}

/** Throws `invalid` for what we did not write for this sort. */
export function readCursor(cursor: string, sort: Sort): Place {
  const [key = "", moment = "", id = ""] = Buffer.from(cursor, "base64url").toString().split(" ");
  const createdAt = new Date(moment);
  const isKey = SORTINGS[sort].key ? /^-?\d{1,18}$/.test(key) : key === "";
  if (!id || !isKey || Number.isNaN(createdAt.getTime())) throw invalidField("cursor", "This cursor is not one of ours. Begin again without it.");
  return { key, createdAt, id };
}
