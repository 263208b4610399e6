import { AppError } from "@/lib/errors";

/**
 * One thing that was looked at. `missing`: not set up, and the studio runs without it. `look`: a person should look at it, work goes on.
 * `bad`: in the way of work, or of keeping what was paid for.
 */
export interface Finding {
  what: string;
  state: "good" | "missing" | "look" | "bad";
  detail: string;
}

export type Answer = Omit<Finding, "what">;

/** Looks at one thing. What can't be looked at is in trouble. */
export async function look(what: string, run: () => Promise<Answer>): Promise<Finding> {
  try {
    return { what, ...(await run()) };
  } catch (error) {
    // Only our own words: a driver's may hold an address with its password.
    return { what, ...bad(error instanceof AppError ? error.message : `does not answer (${error instanceof Error ? error.name : "unknown"})`) };
  }
}

export function good(detail: string): Answer {
  return { state: "good", detail };
}

export function missing(detail: string): Answer {
  return { state: "missing", detail };
}

export function worthALook(detail: string): Answer {
  return { state: "look", detail };
}

export function bad(detail: string): Answer {
  return { state: "bad", detail };
}

/** "1 take", "3 takes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "40 s", "3 min", "5 h", "2 days": how long, roughly. */
export function roughly(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}
