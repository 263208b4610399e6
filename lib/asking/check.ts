import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { nextCheckMs, PENDING_MOST_MS, STALLED_AFTER_MS } from "@/lib/asking/deadlines";
import { hasBeenDenied } from "@/lib/asking/denied-before";
import { keptFor } from "@/lib/asking/kept-for";
import { makeDue } from "@/lib/asking/make-due";
import { recordEnd, recordUntold } from "@/lib/asking/record-end";
import { db } from "@/lib/db";
import { faultPoint } from "@/lib/fault-point";
import { log } from "@/lib/log";
import { type Progress, ProviderError, type ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import { pauseProvider } from "@/lib/sending/pause";
import { providerFor } from "@/lib/settings/providers";
import { getTake } from "@/lib/takes/data";
import { record } from "@/lib/takes/record";
import type { TakeView } from "@/lib/takes/view";

/** One look waits so long for the provider at most; then another worker may look. */
const ASK_MS = 20_000;

interface DueTake {
  id: string;
  provider: ProviderId;
  mode: "live" | "sandbox";
  predictionId: string;
  checks: number;
  /** Until when nobody else looks: another moment in the row means that it was made due meanwhile. */
  heldUntil: Date;
  isStalled: boolean;
  isPastKeeping: boolean;
  isPastWaiting: boolean;
}

/** Asks the provider about a take that is due, once, and writes down what it says. The only thing that moves a generating take. */
export async function checkTake(takeId: string): Promise<void> {
  const take = await claimCheck(takeId);
  if (!take) return;
  const progress = await ask(take);
  faultPoint("after-check");
  if (progress === "unknown") return schedule(take);
  if (progress === "gone") return take.isPastKeeping && (await hasBeenDenied(take.id, "check")) ? recordUntold(take) : schedule(take);
  if (progress.state === "pending") return take.isPastWaiting ? recordUntold(take) : schedule(take);
  await recordEnd(take, progress);
  faultPoint("after-record-end");
}

/** A person wants to know now. Throws `not_found`. */
export async function askNow(actor: Actor, { takeId }: { takeId: string }): Promise<TakeView> {
  requireRight(actor, "write");
  await makeDue([takeId]);
  return getTake(readScope(actor), takeId);
}

/** Of processes that look at once, one goes on. What is late is late by the database's clock. */
async function claimCheck(takeId: string): Promise<DueTake | undefined> {
  const [take] = await db().$queryRaw<DueTake[]>`
    UPDATE take SET last_check_at = now(), checks = checks + 1, next_check_at = now() + ${ASK_MS + 5_000} * interval '1 millisecond'
    WHERE id = ${takeId} AND status IN ('generating', 'canceled') AND prediction_id IS NOT NULL AND next_check_at <= now() + interval '50 milliseconds'
    RETURNING id, provider::text, mode::text, prediction_id AS "predictionId", checks, next_check_at AS "heldUntil",
      sent_at < now() - ${STALLED_AFTER_MS} * interval '1 millisecond' AS "isStalled", sent_at < now() - ${keptFor()} AS "isPastKeeping",
      sent_at < now() - ${PENDING_MOST_MS} * interval '1 millisecond' AS "isPastWaiting"`;
  return take;
}

/** `gone`: the provider does not know the prediction; `unknown`: it could not be asked. */
async function ask({ id, provider, mode, predictionId }: DueTake): Promise<Progress | "gone" | "unknown"> {
  const reach = await providerFor(provider, mode);
  if (!reach) return "unknown";
  const startedAt = performance.now();
  const tookMs = () => Math.round(performance.now() - startedAt);
  try {
    const progress = await reach.client.check(predictionId, AbortSignal.timeout(ASK_MS));
    await record({ takeId: id, provider, direction: "heard", what: "check", tookMs: tookMs(), detail: progress });
    return progress;
  } catch (error) {
    const kind = error instanceof ProviderError ? error.kind : "unavailable";
    log().info({ takeId: id, provider, kind }, "a take could not be asked about");
    await record({
      takeId: id,
      provider,
      direction: "heard",
      what: "check",
      tookMs: tookMs(),
      status: error instanceof ProviderError ? error.httpStatus : null,
      detail: { kind, ...(kind === "not_found" && { isDenied: true }) },
    });
    if (kind === "unauthorized") await pauseProvider(provider, mode, "key_refused", null);
    return kind === "not_found" ? "gone" : "unknown";
  }
}

/** The next look; at once where somebody made the take due while the provider was being asked. */
async function schedule({ id: takeId, checks, heldUntil, isStalled }: DueTake): Promise<void> {
  const [next] = await db().$queryRaw<{ at: Date }[]>`
    UPDATE take SET
      next_check_at = CASE WHEN next_check_at = ${heldUntil} THEN now() + ${nextCheckMs(checks, isStalled)} * interval '1 millisecond' ELSE next_check_at END,
      stalled_at = CASE WHEN ${isStalled} THEN coalesce(stalled_at, now()) ELSE stalled_at END
    WHERE id = ${takeId} AND status IN ('generating', 'canceled') AND next_check_at IS NOT NULL
    RETURNING next_check_at AS at`;
  if (next) await addTask("check", { takeId }, { key: `check:${takeId}`, runAt: next.at });
}
