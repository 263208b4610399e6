import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { sha256 } from "@/lib/ids";

/** So many tries in a window; the next waits, then longer and longer. */
export interface TryLimit {
  tries: number;
  windowMs: number;
  firstPauseMs: number;
  longestPauseMs: number;
}

const MINUTE = 60_000;

/** A password by an address and an account. */
export const SIGN_IN_LIMIT: TryLimit = { tries: 10, windowMs: 10 * MINUTE, firstPauseMs: 15 * MINUTE, longestPauseMs: 60 * MINUTE };
/** Passwords of any account from one address: each try costs us a slow hash. */
export const ADDRESS_LIMIT: TryLimit = { tries: 100, windowMs: 10 * MINUTE, firstPauseMs: 15 * MINUTE, longestPauseMs: 60 * MINUTE };
/** Wrong API tokens from one address. */
export const TOKEN_LIMIT: TryLimit = { tries: 100, windowMs: 10 * MINUTE, firstPauseMs: MINUTE, longestPauseMs: 15 * MINUTE };

/** Wrong invitations from one address; a whole office may join from one. */
export const JOIN_LIMIT: TryLimit = { tries: 20, windowMs: 10 * MINUTE, firstPauseMs: 15 * MINUTE, longestPauseMs: 60 * MINUTE };

/** How long a count is remembered once its pauses are over. */
const REMEMBERED_MS = 24 * 60 * MINUTE;

/**
 * Counts a try before it is made, for all processes together, and answers how many are left before a pause.
 * Throws `too_many` with the time to wait while paused. A database that can't be asked throws: no try is free.
 */
export async function countTry(kind: string, who: string, limit: TryLimit, now = new Date()): Promise<number> {
  const key = keyOf(kind, who);
  const windowFrom = new Date(now.getTime() - limit.windowMs);
  const forgottenFrom = new Date(now.getTime() - REMEMBERED_MS);
  // One statement: of many tries at once, each gets a number of its own, and none is counted while paused.
  const rows = await db().$queryRaw<{ tries: number }[]>`
    INSERT INTO "try_count" AS t ("key", "tries", "window_from", "blocked_until")
    VALUES (${key}, 1, ${now}, NULL)
    ON CONFLICT ("key") DO UPDATE SET
      "tries" = CASE WHEN t."window_from" < ${forgottenFrom} OR (t."blocked_until" IS NULL AND t."window_from" < ${windowFrom}) THEN 1 ELSE t."tries" + 1 END,
      "window_from" = CASE WHEN t."window_from" < ${forgottenFrom} OR t."blocked_until" IS NOT NULL OR t."window_from" < ${windowFrom} THEN ${now} ELSE t."window_from" END,
      "blocked_until" = CASE
        WHEN t."window_from" < ${forgottenFrom} OR (t."blocked_until" IS NULL AND t."window_from" < ${windowFrom}) OR t."tries" + 1 < ${limit.tries} THEN NULL
        ELSE ${now}::timestamptz + make_interval(secs => least(${limit.longestPauseMs / 1000}::float8, ${limit.firstPauseMs / 1000}::float8 * power(2, least(t."tries" + 1 - ${limit.tries}, 20)))) END
      WHERE t."blocked_until" IS NULL OR t."blocked_until" <= ${now}
    RETURNING "tries"`;
  const [counted] = rows;
  if (counted) return Math.max(0, limit.tries - counted.tries);
  const row = await db().tryCount.findUnique({ where: { key }, select: { blockedUntil: true } });
  throw tooMany(Math.max(1, Math.ceil(((row?.blockedUntil?.getTime() ?? 0) - now.getTime()) / 1000)));
}

/** Forgets the tries of one who proved to be right. */
export async function forgetTries(kind: string, who: string): Promise<void> {
  await db().tryCount.deleteMany({ where: { key: keyOf(kind, who) } });
}

/** Gives one try back: it was right, but others of the same count may not have been. */
export async function returnTry(kind: string, who: string): Promise<void> {
  await db().$executeRaw`UPDATE "try_count" SET "tries" = greatest("tries" - 1, 0) WHERE "key" = ${keyOf(kind, who)} AND "blocked_until" IS NULL`;
}

function tooMany(retryAfterS: number): AppError {
  const minutes = Math.ceil(retryAfterS / 60);
  return new AppError("too_many", `Too many tries. Wait ${minutes === 1 ? "a minute" : `${minutes} minutes`}, then try again.`, { retryAfterS });
}

function keyOf(kind: string, who: string): string {
  return `${kind}:${sha256(who)}`;
}
