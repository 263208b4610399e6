/** Of a frame's 16 ms so much may be spent. */
const BUDGET_MS = 4;

const waiting = new Set<() => void>();
let isDue = false;

/** Does small work that nobody waits for, a few milliseconds of it a frame, the newest first. Returns what forgets it. */
export function inTurn(work: () => void): () => void {
  waiting.add(work);
  askForTurn();
  return () => waiting.delete(work);
}

function go() {
  isDue = false;
  const until = performance.now() + BUDGET_MS;
  for (const work of [...waiting].reverse()) {
    waiting.delete(work);
    work();
    if (performance.now() >= until) break;
  }
  askForTurn();
}

function askForTurn() {
  if (isDue || waiting.size === 0) return;
  isDue = true;
  requestAnimationFrame(go);
}
