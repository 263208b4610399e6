/** The frame that is on the screen, told to who asks; it changes too often for React to draw anything anew. */
export interface Playhead {
  now: () => number;
  subscribe: (listener: () => void) => () => void;
}

/** A playhead and the one hand that moves it. */
export function createPlayhead(): Playhead & { set: (frame: number) => void } {
  const listeners = new Set<() => void>();
  let frame = 0;
  return {
    now: () => frame,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (next === frame) return;
      frame = next;
      for (const listener of listeners) listener();
    },
  };
}
