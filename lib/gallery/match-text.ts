import { db, type Tx } from "@/lib/db";
import { Prisma } from "@/prisma/generated/client";

/**
 * The condition, on a row `x` of take_text, that it has what was typed: whole words in any language and the beginning of the last one, with
 * "quotes", OR and a minus as in a web search. Where no words match so, parts of words and words that are nearly the same, if the server
 * has pg_trgm.
 */
export async function matchText(q: string, tx: Tx): Promise<Prisma.Sql> {
  const byWords = wordsOf(q);
  const [found] = await tx.$queryRaw<{ has: boolean }[]>`SELECT EXISTS (SELECT 1 FROM take_text x WHERE ${byWords}) AS has`;
  return found?.has || !(await hasParts(tx)) ? byWords : partsOf(q);
}

/** True where parts of words can be looked for: the extension stands in reach and its index was made. */
export async function hasParts(tx: Tx = db()): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT to_regprocedure('word_similarity(text,text)') IS NOT NULL AND to_regclass('take_text_parts') IS NOT NULL AS has`;
  return row?.has ?? false;
}

/** What is still being typed is the beginning of a word. */
function wordsOf(q: string): Prisma.Sql {
  const query = Prisma.sql`websearch_to_tsquery('simple', ${q})`;
  if (!/[\p{L}\p{N}]$/u.test(q)) return Prisma.sql`x.words @@ ${query}`;
  return Prisma.sql`x.words @@ (CASE WHEN numnode(${query}) = 0 THEN ${query} ELSE (${query}::text || ':*')::tsquery END)`;
}

function partsOf(q: string): Prisma.Sql {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(x.text ILIKE ${pattern} OR x.text %> ${q})`;
}
