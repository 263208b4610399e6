import { z } from "zod";

const LONGEST = 300;
const DEEPEST = 4;
const POLITE = /^(success|ok|accepted|null|none)\.?$/i;

/** The first of these that says something, as one plain line: texts, objects that hold one, lists of either. Null when none does. */
export function firstWords(candidates: readonly unknown[]): string | null {
  for (const candidate of candidates) {
    const words = wordsOf(candidate, 0);
    if (words) return words;
  }
  return null;
}

/** A vendor's words made fit to show: one line, no addresses (they may be signed), no key, not long. */
export function plain(text: string, secrets: readonly string[] = []): string {
  let line = text.replaceAll(/\s+/g, " ").trim();
  for (const secret of secrets) if (secret.length >= 8) line = line.replaceAll(secret, "[key]");
  line = line.replaceAll(/\bhttps?:\/\/\S+/gi, "[address]");
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

const MODERATED =
  /moderat|nsfw|not safe for work|safety (check|filter|system|polic)|content (polic|violation)|sensitive content|inappropriate|explicit content/i;
const NO_CREDIT = /insufficient\s+(credit|balance|fund)|not enough (credit|balance|fund)|out of credits?\b|balance (is )?(too low|not sufficient)/i;

/** True when a vendor's words say that a safety check turned it down. */
export function soundsModerated(text: string | null): boolean {
  return text !== null && MODERATED.test(text);
}

/** True when they say that the balance does not cover it. */
export function soundsUnpaid(text: string | null): boolean {
  return text !== null && NO_CREDIT.test(text);
}

function wordsOf(value: unknown, depth: number): string | null {
  if (typeof value === "string") return POLITE.test(value.trim()) ? null : value.trim() || null;
  if (depth >= DEEPEST || value === null || typeof value !== "object") return null;
  if (Array.isArray(value)) return value.map((item) => wordsOf(item, depth + 1)).find((words) => words !== null) ?? null;
  const { error_message, message, error, details, detail, reason, error_code } = Fields.parse(value);
  for (const inner of [error_message, message, error, details, detail, reason, error_code]) {
    const words = wordsOf(inner, depth + 1);
    if (words) return words;
  }
  return null;
}

const anything = z.unknown().optional();
const Fields = z.object({
  error_message: anything,
  message: anything,
  error: anything,
  details: anything,
  detail: anything,
  reason: anything,
  error_code: anything,
});
