let current: string | null = null;
const listeners = new Set<() => void>();

/** Opens the timeline of a take over whatever is shown; null closes it. */
export function openTimeline(takeId: string | null): void {
  current = takeId;
  for (const listener of listeners) listener();
}

/** For the one place that shows it. */
export const timelineStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: (): string | null => current,
};
