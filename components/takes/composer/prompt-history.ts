/** A walk through what was written before. */
export interface Walk {
  /** The newest first. */
  entries: readonly string[];
  /** Where it stands: -1 is what was being typed. */
  at: number;
  typed: string;
}

/** A walk that begins at what is being typed. */
export function beginWalk(entries: readonly string[], typed: string): Walk {
  return { entries: entries.filter((entry) => entry !== typed.trim()), at: -1, typed };
}

/** What the field holds at this place. */
export function textAt({ entries, at, typed }: Walk): string {
  return entries[at] ?? typed;
}

/** One place further back or forth; null at either end. What the field holds may have been changed since: then it is what is being typed, and nothing is lost. */
export function step(walk: Walk, held: string, direction: "older" | "newer"): Walk | null {
  const from = held === textAt(walk) ? walk : retyped(walk, held);
  const at = from.at + (direction === "older" ? 1 : -1);
  return at < -1 || at >= from.entries.length ? null : { ...from, at };
}

function retyped({ entries, typed, at }: Walk, held: string): Walk {
  const before = at >= 0 && typed.trim() !== "" && typed !== held ? [typed, ...entries] : entries;
  return beginWalk(before, held);
}
