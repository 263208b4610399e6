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
