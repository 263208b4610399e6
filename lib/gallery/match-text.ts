import { db, type Tx } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

/** Takes that are named one by one: of more than these the newest few are near the top of any order. */
const NAMED_MAX = 1_000;

/**
 * The condition, on a row `t` of take, that its prompt or a note of it has what was typed: whole words in any language and the beginning of
 * the last one, with "quotes", OR and a minus as in a web search. Where nothing has such words, what was typed as a part of words; where
 * nothing has that, words that are nearly the same: if the server has pg_trgm.
 */
export async function matchText(q: string, tx: Tx): Promise<Prisma.Sql> {
  const byWords = await tx.$queryRaw<Found[]>`SELECT take_text_find(${q}, ${NAMED_MAX + 1}::int) AS id`;
  if (byWords.length > 0) return oneOf(byWords) ?? each(Prisma.sql`x.words @@ take_query(${q})`);
  if (!(await hasParts(tx))) return Prisma.sql`false`;
  for (const isLike of [Prisma.sql`x.text ILIKE ${`%${q.replace(/[\\%_]/g, "\\$&")}%`}`, Prisma.sql`x.text %> ${q}`]) {
    const found = await tx.$queryRaw<Found[]>`SELECT x.take_id AS id FROM take_text x WHERE ${isLike} LIMIT ${NAMED_MAX + 1}::int`;
    if (found.length > 0) return oneOf(found) ?? each(isLike);
  }
  return Prisma.sql`false`;
}

/** True where parts of words can be looked for: the extension stands in reach and its index was made. */
export async function hasParts(tx: Tx = db()): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT to_regprocedure('word_similarity(text,text)') IS NOT NULL AND to_regclass('take_text_parts') IS NOT NULL AS has`;
  return row?.has ?? false;
}

interface Found {
  id: string;
}

/** Asked of each take that passes everything else: many have it, so few are asked in vain. As a plain `IN` all that have it would be gathered first. */
function each(condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT true FROM take_text x WHERE x.take_id = t.id AND ${condition} LIMIT 1)`;
}

function oneOf(found: readonly Found[]): Prisma.Sql | null {
  return found.length > NAMED_MAX ? null : Prisma.sql`t.id = ANY(${[...new Set(found.map(({ id }) => id))]})`;
}
