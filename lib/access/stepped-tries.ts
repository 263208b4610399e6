import { isIP } from "node:net";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/ids";
import { log } from "@/lib/log";

/** From so many tries on, each further one waits this long. The smallest first. */
export interface Step {
  tries: number;
  pauseMs: number;
}

const MINUTE = 60_000;
/** How long tries are remembered once the last pause is over. */
const REMEMBERED_MINUTES = 24 * 60;

/** A share's password, by an address and a link: after five wrong ones a pause, after ten a longer one, after twenty a long one, again and again. */
export const SHARE_PASSWORD_STEPS: readonly Step[] = [
  { tries: 5, pauseMs: 10 * MINUTE },
  { tries: 10, pauseMs: 30 * MINUTE },
  { tries: 20, pauseMs: 120 * MINUTE },
];

/**
 * Counts a try before it is made, by the database's clock and for all processes together. The tries that reach a step begin its pause; past the last step
 * every try does. Throws `too_many` with the time to wait while paused, and `unavailable` when nothing can be counted: no try is free.
 */
export async function countSteppedTry(kind: string, who: string, steps: readonly Step[]): Promise<void> {
  const key = `${kind}:${sha256(who)}`;
  const counts = steps.map(({ tries }) => tries);
  const pauses = steps.map(({ pauseMs }) => pauseMs / 1000);
  const last = counts.at(-1) ?? 0;
  const rows = await orUnavailable(
    () => db().$queryRaw<{ waitS: number | null }[]>`
      WITH counted AS (
        INSERT INTO try_count AS t (key, tries, window_from, blocked_until) VALUES (${key}, 1, now(), NULL)
        ON CONFLICT (key) DO UPDATE SET
          tries = CASE WHEN t.window_from < now() - make_interval(mins => ${REMEMBERED_MINUTES}::int) THEN 1 ELSE t.tries + 1 END,
          window_from = now(),
          blocked_until = (
            SELECT CASE WHEN t.window_from < now() - make_interval(mins => ${REMEMBERED_MINUTES}::int) THEN NULL ELSE now() + make_interval(secs => max(pause)) END
            FROM unnest(${counts}::int[], ${pauses}::float8[]) AS step(tries, pause)
            WHERE step.tries = t.tries + 1 OR (t.tries + 1 > ${last}::int AND step.tries = ${last}::int)
          )
          WHERE t.blocked_until IS NULL OR t.blocked_until <= now()
        RETURNING tries
      )
      SELECT CASE WHEN EXISTS (SELECT 1 FROM counted) THEN NULL
        ELSE (SELECT greatest(1, ceil(extract(epoch FROM blocked_until - now())))::int FROM try_count WHERE key = ${key}) END AS "waitS"`,
  );
  const waitS = rows[0]?.waitS ?? null;
  if (waitS === null) return;
  const minutes = Math.ceil(waitS / 60);
  throw new AppError("too_many", `Too many tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again.`, {
    retryAfterS: waitS,
  });
}

/** Counts what comes from everywhere together and answers how many there were in the last ten minutes: for a slow-down, never for a refusal. Throws `unavailable` when nothing can be counted. */
export async function countTogether(kind: string, what: string): Promise<number> {
  const key = `${kind}:${sha256(what)}`;
  const [row] = await orUnavailable(
    () => db().$queryRaw<{ tries: number }[]>`
      INSERT INTO try_count AS t (key, tries, window_from, blocked_until) VALUES (${key}, 1, now(), NULL)
      ON CONFLICT (key) DO UPDATE SET
        tries = CASE WHEN t.window_from < now() - interval '10 minutes' THEN 1 ELSE t.tries + 1 END,
        window_from = CASE WHEN t.window_from < now() - interval '10 minutes' THEN now() ELSE t.window_from END
      RETURNING tries`,
  );
  return row?.tries ?? 0;
}

/** An address as it is counted: whoever has one of IPv6 has all 64 bits behind it too. */
export function countedAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  const groups = [...before, ...zeros, ...after].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(":")}::/64`;
}

async function orUnavailable<T>(count: () => Promise<T>): Promise<T> {
  try {
    return await count();
  } catch (error) {
    log().error({ err: error }, "tries could not be counted, so none is let through");
    throw new AppError("unavailable", "This can't be checked just now. Try again in a moment.", { retryAfterS: 5, cause: error });
  }
}
