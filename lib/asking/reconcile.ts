import { nextLookMs } from "@/lib/asking/deadlines";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { type LostSubmit, ProviderError, type VideoProvider } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import { callbackUrl } from "@/lib/sending/callback-address";
import { beginGenerating } from "@/lib/sending/record-answer";
import { providerFor } from "@/lib/settings/providers";
import { record } from "@/lib/takes/record";
import { Prisma } from "@/prisma/generated/client";

const ASK_MS = 20_000;
/** A create can have been accepted until its deadline has passed. */
const WINDOW_MS = 90_000;

type LostTake = NonNullable<Awaited<ReturnType<typeof findLost>>>;

/** Looks for a create whose answer was lost: by its callback, then by the vendor's own lists. Adopts only what is surely ours; in the end a person decides. */
export async function reconcileTake(takeId: string): Promise<void> {
  const take = await findLost(takeId);
  const create = take?.creates[0];
  if (!take || !create) return;
  const reach = await providerFor(take.provider, take.mode);
  const predictionId = reach && (await findPrediction(take, create.id, reach.client));
  if (predictionId && (await adopt(takeId, predictionId))) return;
  await lookAgain(take);
}

/** The take's prediction was found: it goes on as if the answer had come. False when the id is another take's or the take has moved on. */
export async function adopt(takeId: string, predictionId: string): Promise<boolean> {
  try {
    return await db().$transaction(async (tx) => {
      const isMoved = await beginGenerating(takeId, predictionId, new Date(), tx);
      if (isMoved)
        await tx.create.updateMany({
          where: { takeId, outcome: { in: ["sent", "unknown"] } },
          data: { outcome: "accepted", predictionId, answeredAt: new Date() },
        });
      return isMoved;
    });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") return false;
    throw error;
  }
}

function findLost(takeId: string) {
  return db().take.findFirst({
    where: { id: takeId, status: "unconfirmed" },
    select: {
      id: true,
      provider: true,
      mode: true,
      seed: true,
      prompt: true,
      sentAt: true,
      checks: true,
      creates: { where: { outcome: { in: ["sent", "unknown"] } }, orderBy: { sentAt: "desc" }, take: 1, select: { id: true, sentAt: true } },
      receipts: {
        where: { predictionId: { not: null }, signature: { not: "forged" } },
        orderBy: { receivedAt: "asc" },
        select: { predictionId: true },
      },
    },
  });
}

async function findPrediction(take: LostTake, createId: string, client: VideoProvider): Promise<string | null> {
  try {
    for (const { predictionId } of take.receipts) {
      if (predictionId !== null && (await isKnownTo(client, predictionId))) return predictionId;
    }
    const found = await client.find(await lostSubmit(take, createId), AbortSignal.timeout(ASK_MS));
    await record({ takeId: take.id, provider: take.provider, direction: "heard", what: "find", detail: found });
    return found.state === "found" ? found.predictionId : null;
  } catch (error) {
    log().info({ err: error, takeId: take.id }, "a lost create could not be looked for");
    return null;
  }
}

async function isKnownTo(client: VideoProvider, predictionId: string): Promise<boolean> {
  try {
    await client.check(predictionId, AbortSignal.timeout(ASK_MS));
    return true;
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "not_found") return false;
    throw error;
  }
}

async function lostSubmit(take: LostTake, createId: string): Promise<LostSubmit> {
  const sentAt = take.sentAt ?? new Date();
  const around = { gte: new Date(sentAt.getTime() - WINDOW_MS), lte: new Date(sentAt.getTime() + WINDOW_MS) };
  const same = { provider: take.provider, mode: take.mode, sentAt: around } as const;
  const [lostInWindow, known] = await Promise.all([
    db().take.count({ where: { ...same, status: { in: ["unconfirmed", "submitting"] } } }),
    db().create.findMany({ where: { ...same, predictionId: { not: null } }, select: { predictionId: true } }),
  ]);
  return {
    sentAt,
    until: new Date(sentAt.getTime() + WINDOW_MS),
    seed: take.seed,
    prompt: take.prompt,
    callbackUrl: callbackUrl(take.provider, take.mode, createId),
    known: new Set(known.flatMap(({ predictionId }) => predictionId ?? [])),
    lostInWindow,
  };
}

async function lookAgain(take: LostTake): Promise<void> {
  const afterMs = nextLookMs(take.checks + 1);
  const sentAt = take.sentAt?.getTime() ?? Date.now();
  const nextCheckAt = afterMs === null ? null : new Date(Math.max(sentAt + afterMs, Date.now() + 2_000));
  const waitReason = nextCheckAt
    ? null
    : `${PROVIDER_LABELS[take.provider]} shows nothing that is surely this take. Look there, then say what happened.`;
  const { count } = await db().take.updateMany({
    where: { id: take.id, status: "unconfirmed" },
    data: { checks: { increment: 1 }, nextCheckAt, waitReason },
  });
  if (count === 1 && nextCheckAt) await addTask("reconcile", { takeId: take.id }, { key: `reconcile:${take.id}`, runAt: nextCheckAt });
}
