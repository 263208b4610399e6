/** How long a press can be taken back before anything of it leaves the browser. */
export const GRACE_MS = 3_000;

/** A press was taken back before it left. */
export class TakenBack extends Error {
  constructor() {
    super("taken back");
  }
}

/** Resolves when the time is over; throws TakenBack as soon as it is taken back. */
export function graceOver(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    };
    const stop = () => {
      end();
      reject(new TakenBack());
    };
    const timer = setTimeout(() => {
      end();
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop);
  });
}

/** Resolves once both are there: what is waited for, and the end of the grace. Taking back ends the wait at once. */
export async function heldUntil<T>(wanted: Promise<T>, graceMs: number, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new TakenBack())));
  const [found] = await Promise.race([Promise.all([wanted, graceOver(graceMs, signal)]), stopped]);
  return found;
}

/** "2 takes leave in 3 s", the seconds as they are left. */
export function secondsLeft(leavesAt: number, now: number): number {
  return Math.max(1, Math.ceil((leavesAt - now) / 1000));
}

export function leaveWords(takes: number): string {
  return takes === 1 ? "1 take leaves" : `${takes} takes leave`;
}
