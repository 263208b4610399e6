import { nextLookMs, OUTPUT_KEPT_MS } from "@/lib/asking/deadlines";
import { keptFor } from "@/lib/asking/kept-for";
import { LOOK_MS, type Look, lookFor } from "@/lib/asking/look-for";
import { lookWords, tooLateWords } from "@/lib/asking/look-words";
import type { LostTake } from "@/lib/asking/lost-submit";
import { db, dbNow } from "@/lib/db";
import { faultPoint } from "@/lib/fault-point";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { addTask } from "@/lib/queue/tasks";
import { beginGenerating } from "@/lib/sending/record-answer";
import { ENDED_BY_A_PERSON } from "@/lib/takes/limits";
import { Prisma } from "@/prisma/generated/client";

interface DueLook extends LostTake {
  status: "unconfirmed" | "failed";
  looks: number;
  sinceSentMs: number;
  /** Until when nobody else looks: another moment in the row means that it was made due meanwhile. */
  heldUntil: Date;
  isPastKeeping: boolean;
}

/**
 * Looks for a create whose answer was lost: by its callback, then by the vendor's own lists. Adopts only what is surely ours; in the end
 * a person decides. A take that a person ended is looked for by its callbacks alone: what the provider made all the same is kept.
 */
export async function reconcileTake(takeId: string): Promise<void> {
  const take = await claimLook(takeId);
  if (!take) return;
  if (take.isPastKeeping) return closeLooks(take, tooLateWords(PROVIDER_LABELS[take.provider]));
  const look = await lookFor(take, { isListed: take.status === "unconfirmed" });
  if (look.state === "found" && (await adopt(takeId, look.predictionId))) return;
  await lookAgain(take, look);
}

/** The take's prediction was found: it goes on as if the answer had come. False when the id is another take's or the take has moved on. */
export async function adopt(takeId: string, predictionId: string): Promise<boolean> {
  try {
    return await db().$transaction(async (tx) => {
      const now = await dbNow(tx);
      const isMoved = await beginGenerating(takeId, predictionId, now, tx);
      faultPoint("mid-adopt");
      if (isMoved)
        await tx.create.updateMany({
          where: { takeId, outcome: { in: ["sent", "unknown"] } },
          data: { outcome: "accepted", predictionId, answeredAt: now },
        });
      return isMoved;
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return false;
    throw error;
  }
}

/** Of processes that look at once, one goes on. */
async function claimLook(takeId: string): Promise<DueLook | undefined> {
  const [take] = await db().$queryRaw<DueLook[]>`
    UPDATE take SET last_check_at = now(), checks = checks + 1, next_check_at = now() + ${LOOK_MS + 5_000} * interval '1 millisecond'
    WHERE id = ${takeId} AND next_check_at <= now() + interval '50 milliseconds' AND sent_at IS NOT NULL
      AND (status = 'unconfirmed' OR (status = 'failed' AND failure_code = ANY(${[...ENDED_BY_A_PERSON]})))
    RETURNING id, provider::text, mode::text, seed, prompt, sent_at AS "sentAt", status::text, checks AS looks, next_check_at AS "heldUntil",
      (extract(epoch FROM now() - sent_at) * 1000)::float8 AS "sinceSentMs", sent_at < now() - ${keptFor()} AS "isPastKeeping"`;
  return take;
}

async function lookAgain(take: DueLook, look: Look): Promise<void> {
  const afterMs = nextLookMs(take.sinceSentMs);
  const words = lookWords(PROVIDER_LABELS[take.provider], look, take.looks, afterMs === null);
  if (take.status === "failed") return closeLooks(take, null);
  // the very last time it only says that nobody can be asked any more
  const at = new Date(take.sentAt.getTime() + (afterMs ?? OUTPUT_KEPT_MS[take.provider]));
  const [next] = await db().$queryRaw<{ at: Date }[]>`
    UPDATE take SET wait_reason = ${words}, next_check_at = CASE WHEN next_check_at = ${take.heldUntil} THEN ${at} ELSE next_check_at END
    WHERE id = ${take.id} AND status = 'unconfirmed' AND next_check_at IS NOT NULL
    RETURNING next_check_at AS at`;
  if (next) await addTask("reconcile", { takeId: take.id }, { key: `reconcile:${take.id}`, runAt: next.at });
}

async function closeLooks({ id, status, heldUntil }: DueLook, waitReason: string | null): Promise<void> {
  await db().take.updateMany({ where: { id, status, nextCheckAt: heldUntil }, data: { nextCheckAt: null, waitReason } });
}
