/**
 * Which takes are selected: some by name, or all that match the filters but some. All is one word, however many they are and whether they are loaded
 * or not: nothing is gone through, here or on the way to the server.
 */
export type Picked = { all: false; ids: ReadonlySet<string> } | { all: true; except: ReadonlySet<string> };

export const NOTHING: Picked = { all: false, ids: new Set() };
export const EVERYTHING: Picked = { all: true, except: new Set() };

export function isPicked(picked: Picked, id: string): boolean {
  return picked.all ? !picked.except.has(id) : picked.ids.has(id);
}

/** How many are selected of `total` that match; null while that isn't known. */
export function countPicked(picked: Picked, total: number | null): number | null {
  if (!picked.all) return picked.ids.size;
  return total === null ? null : Math.max(0, total - picked.except.size);
}

/** These selected too, or no longer. */
export function withPicked(picked: Picked, ids: Iterable<string>, isOn: boolean): Picked {
  const named = new Set(picked.all ? picked.except : picked.ids);
  for (const id of ids) {
    if (picked.all === isOn) named.delete(id);
    else named.add(id);
  }
  return picked.all ? { all: true, except: named } : { all: false, ids: named };
}

/** The places from one tile to another, both included, whichever stands first. */
export function between(from: number, to: number): number[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return Array.from({ length: high - low + 1 }, (_, at) => low + at);
}
