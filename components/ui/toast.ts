export interface Toast {
  id: number;
  message: string;
  undo: { label: string; run: () => void } | null;
}

/** Long enough to read; longer where there is something to press. */
const READ_MS = 5_000;
const DECIDE_MS = 10_000;

interface Shown extends Toast {
  forMs: number;
  timer?: ReturnType<typeof setTimeout>;
}

let shown: readonly Shown[] = [];
let counter = 0;
const listeners = new Set<() => void>();

/**
 * Says in one sentence what was done, and lets it be undone where that can be, as long as that is so (`forMs`). The next one takes its place; but a way
 * back is not taken away by mere news, which stand below it.
 */
export function toast(message: string, undo?: { label?: string; run: () => void; forMs?: number }): void {
  counter += 1;
  const next: Shown = {
    id: counter,
    message,
    undo: undo ? { label: undo.label ?? "Undo", run: undo.run } : null,
    forMs: undo ? (undo.forMs ?? DECIDE_MS) : READ_MS,
  };
  const staying = undo ? [] : shown.filter((one) => one.undo !== null);
  for (const one of shown) if (!staying.includes(one)) clearTimeout(one.timer);
  shown = [...staying, next];
  resume(next);
  tell();
}

export function dismissToast(id: number): void {
  clearTimeout(shown.find((one) => one.id === id)?.timer);
  shown = shown.filter((one) => one.id !== id);
  tell();
}

/** The pointer or the focus is on them: they stay. */
export function holdToasts(): void {
  for (const one of shown) clearTimeout(one.timer);
}

export function resumeToasts(): void {
  for (const one of shown) resume(one);
}

/** One, or a way back with the news below it; the same array until something changes. */
export function currentToasts(): readonly Toast[] {
  return shown;
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function resume(one: Shown): void {
  clearTimeout(one.timer);
  one.timer = setTimeout(() => dismissToast(one.id), one.forMs);
}

function tell(): void {
  for (const listener of listeners) listener();
}
