import type { FoundTake } from "@/lib/search/view";

/** What was done last in the palette: an action by its id, a take as it was found. */
export type Recent = { id: string } | { take: FoundTake };

const KEPT = 5;
const keyOf = (memberId: string) => `dailies-recent-${memberId}`;

/** The newest first. A browser that keeps nothing has none. */
export function readRecents(memberId: string): Recent[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(keyOf(memberId)) ?? "[]");
    return Array.isArray(held) ? held.filter(isRecent).slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

/** Puts one first. */
export function keepRecent(memberId: string, recent: Recent): void {
  const others = readRecents(memberId).filter((held) => nameOf(held) !== nameOf(recent));
  try {
    localStorage.setItem(keyOf(memberId), JSON.stringify([recent, ...others].slice(0, KEPT)));
  } catch {
    // it is only not remembered
  }
}

function nameOf(recent: Recent): string {
  return "id" in recent ? recent.id : `take-${recent.take.id}`;
}

function isRecent(value: unknown): value is Recent {
  if (typeof value !== "object" || value === null) return false;
  if ("id" in value) return typeof value.id === "string";
  if (!("take" in value) || typeof value.take !== "object" || value.take === null) return false;
  const take = value.take;
  return ["id", "slate", "prompt", "pictureUrl"].every((name) => typeof Reflect.get(take, name) === "string");
}
