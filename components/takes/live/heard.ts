type Listener = (takeId: string | null) => void;

const listeners = new Set<Listener>();

/** Hears which take something happened to; null when that may be any. For what keeps takes outside of the usual lists. */
export function onHeard(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function tellHeard(takeId: string | null): void {
  for (const listener of listeners) listener(takeId);
}

/** Of several; where none is named it may be any. */
export function tellHeardOf(takeIds: readonly string[]): void {
  if (takeIds.length === 0) tellHeard(null);
  for (const takeId of takeIds) tellHeard(takeId);
}
