export interface Toast {
  id: number;
  message: string;
  undo: { label: string; run: () => void } | null;
}

/** Long enough to read; longer where there is something to press. */
const READ_MS = 5_000;
const DECIDE_MS = 10_000;

let shown: Toast | null = null;
let counter = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Says in one sentence what was done, and lets it be undone where that can be. The next one replaces it. */
export function toast(message: string, undo?: { label?: string; run: () => void }): void {
  counter += 1;
  shown = { id: counter, message, undo: undo ? { label: undo.label ?? "Undo", run: undo.run } : null };
  resumeToast();
  tell();
}

export function dismissToast(): void {
  clearTimeout(timer);
  shown = null;
  tell();
}

/** The pointer or the focus is on it: it stays. */
export function holdToast(): void {
  clearTimeout(timer);
}

export function resumeToast(): void {
  clearTimeout(timer);
  if (shown) timer = setTimeout(dismissToast, shown.undo ? DECIDE_MS : READ_MS);
}

export function currentToast(): Toast | null {
  return shown;
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}
