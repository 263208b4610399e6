import type { Tx } from "@/lib/db";
import { nearWords } from "@/lib/gallery/near-words";
import { Prisma } from "@/prisma/generated/client";

/** Takes that are named one by one: of more than these the newest few are near the top of any order. */
const NAMED_MAX = 1_000;

/**
 * The condition, on a row `t` of take, that its prompt or a note of it has what was typed: whole words in any language and the beginning of
 * the last one, with "quotes", OR and a minus as in a web search. Where nothing has such words, words of which what was typed is a part, and
 * words that are nearly the same.
 */
export async function matchText(q: string, tx: Tx): Promise<Prisma.Sql> {
  const asTyped = Prisma.sql`take_query(${q})`;
  const found = await find(asTyped, tx);
  if (found.length > 0) return has(found, asTyped);
  const words = await nearWords(q, tx);
  if (words === null) return Prisma.sql`false`;
  const near = Prisma.sql`${words}::tsquery`;
  return has(await find(near, tx), near);
}

interface Found {
  id: string;
}

function find(query: Prisma.Sql, tx: Tx): Promise<Found[]> {
  return tx.$queryRaw<Found[]>`SELECT take_text_find(${query}, ${NAMED_MAX + 1}::int) AS id`;
}

function has(found: readonly Found[], query: Prisma.Sql): Prisma.Sql {
  if (found.length <= NAMED_MAX) return Prisma.sql`t.id = ANY(${[...new Set(found.map(({ id }) => id))]})`;
  // asked of each take that passes everything else: many have it, so few are asked in vain. As a plain IN all that have it would be gathered first
  return Prisma.sql`(SELECT true FROM take_text x WHERE x.take_id = t.id AND x.words @@ ${query} LIMIT 1)`;
}
