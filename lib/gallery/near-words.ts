import type { Tx } from "@/lib/db";
import { nearest } from "@/lib/gallery/slips";

/** Of what was typed so many words are looked at. */
const TYPED_MAX = 6;
/** Known words that have what was typed as a part, shared by all that was typed: each may be in any number of prompts. */
const PARTS_MAX = 48;
/** A letter or two of an alphabet are a part of nearly every word. */
const TOO_SHORT = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{1,2}$/u;
/** Known words among which a slip of the keys is looked for. */
const LOOKED_AT_MAX = 4_000;

/**
 * What was typed as a query of words that there are: for each the word itself, else words that it is a part of, else those that are nearly the same. Null
 * where nothing is near. What it costs depends on how many words a team uses, not on how many takes have them.
 */
export async function nearWords(q: string, tx: Tx): Promise<string | null> {
  const typed = typedWords(q);
  if (typed.length === 0) return null;
  const short = typed.filter((one) => TOO_SHORT.test(one));
  const rows = await tx.$queryRaw<{ typed: string; word: string }[]>`
    SELECT t.typed, w.word FROM unnest(${typed}::text[]) AS t (typed) CROSS JOIN LATERAL (
      SELECT word FROM take_word WHERE CASE WHEN t.typed = ANY(${short}::text[]) THEN word = t.typed ELSE position(t.typed IN word) > 0 END
      ORDER BY length(word), word LIMIT ${Math.floor(PARTS_MAX / typed.length)}::int) w`;
  const near: string[][] = [];
  for (const one of typed) {
    const parts = rows.filter((row) => row.typed === one).map(({ word }) => word);
    // numbers are not among the words, and none is nearly another
    const words = /^\d+$/.test(one) || parts.includes(one) ? [one] : parts.length > 0 ? parts : await slipsOf(one, tx);
    if (words.length === 0) return null;
    near.push(words);
  }
  return near.map((words) => `(${words.map(quoted).join(" | ")})`).join(" & ");
}

async function slipsOf(typed: string, tx: Tx): Promise<string[]> {
  const known = await tx.$queryRaw<{ word: string }[]>`
    SELECT word FROM take_word
    WHERE length(word) BETWEEN ${typed.length - 2}::int AND ${typed.length + 2}::int
      AND (left(word, 1) = left(${typed}, 1) OR right(word, 1) = right(${typed}, 1) OR left(word, 2) = reverse(left(${typed}, 2)))
    ORDER BY word LIMIT ${LOOKED_AT_MAX}::int`;
  return nearest(
    typed,
    known.map(({ word }) => word),
  );
}

/** In small letters, each once; what has a minus before it is not looked for. */
function typedWords(q: string): string[] {
  const wanted = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "or" && !word.startsWith("-"));
  return [...new Set(wanted.flatMap((word) => word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []))].slice(0, TYPED_MAX);
}

function quoted(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
