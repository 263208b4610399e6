/** What a person typed, as it can be looked for: the slate of a shot, of one of its takes, or words of a prompt. */
export type Sought = { by: "slate"; code: string | null; shot: number; take: number | null } | { by: "words"; words: string[] };

const SLATE = /^(?:(?<code>\p{L}{2,4})[\s-]*)?#?(?<shot>\d{1,6})(?:[\s/-]*t(?:ake)?\s*(?<take>\d{1,6}))?$/iu;

/** Reads "DAY-04", "day 4", "4", "DAY-04 T3" as slates, and everything else as words. */
export function readSought(text: string): Sought {
  const { code, shot, take } = SLATE.exec(text.trim())?.groups ?? {};
  if (shot !== undefined)
    return { by: "slate", code: code?.toUpperCase() ?? null, shot: Number(shot), take: take === undefined ? null : Number(take) };
  return { by: "words", words: text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [] };
}
