import { AppError, describe, isExpected, type ShownError, STATUS_OF } from "@/lib/errors";
import { log } from "@/lib/log";
import { outageOf } from "@/lib/outage";

export interface Shown {
  error: ShownError;
  status: number;
  /** When it is worth trying again, in seconds. */
  retryAfterS: number | null;
}

/** What a person or a script gets to see of a failure. Surprises and outages are logged here, once; a surprise is shown without a word of its own. */
export function show(error: unknown): Shown {
  const outage = outageOf(error);
  const known = outage ?? error;
  if (outage) log().error({ err: error }, "something that the studio needs does not answer");
  else if (!isExpected(known)) log().error({ err: error }, "a request failed");
  const shown = describe(known);
  return { error: shown, status: STATUS_OF[shown.code], retryAfterS: known instanceof AppError ? (known.retryAfterS ?? null) : null };
}
