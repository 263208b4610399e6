import { CODE_MAX, CODE_MIN } from "@/lib/projects/limits";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** No slate is to say these unless a person wants it to. */
const UNSAID = new Set(["ASS", "CUM", "FAG", "FUC", "FUK", "KKK", "NAZI", "NIG", "RAPE", "SEX", "SHIT", "TIT", "TITS"]);
/** For a name that has no letter of ours. */
const NAMELESS = "PRJ";

/** A free code for a name: how it begins, its initials, or what else of it is free. "Autumn table" is AUT, and AT where that is taken. */
export function suggestCode(name: string, taken: readonly string[]): string {
  const words = lettersOf(name);
  if (words.length === 0) return "";
  const [first = "", ...rest] = words;
  const initials = words.map((word) => word[0]).join("");
  const all = words.join("") || NAMELESS;
  const begun = first.length > 1 && rest[0] ? first.slice(0, 2) + rest[0][0] : first.slice(0, 3);
  const wishes = [begun, initials, first.slice(0, 3), first[0] + rest.join("").slice(0, 2), first.slice(0, 4), all.slice(0, 3), all.slice(0, 4)];
  const others = [...`${all.slice(1)}${ALPHABET}`].map((letter) => `${all.slice(0, 2)}${letter}`);
  const rare = [...ALPHABET].flatMap((a) => [...ALPHABET].map((b) => `${all[0]}${a}${b}`));
  return [...wishes, ...others, ...rare].find((code) => isCode(code) && !taken.includes(code) && !UNSAID.has(code)) ?? "";
}

/** True for two to four capital letters. */
export function isCode(text: string): boolean {
  return text.length >= CODE_MIN && text.length <= CODE_MAX && /^[A-Z]+$/.test(text);
}

/** The words of a name in capital letters without their accents; empty for an empty name, "PRJ" where none of it is a letter of ours. */
function lettersOf(name: string): string[] {
  if (name.trim() === "") return [];
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .split(/[^A-Z]+/)
    .filter(Boolean);
  return words.length > 0 ? words : [NAMELESS];
}
