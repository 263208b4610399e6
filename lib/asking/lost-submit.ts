import { db } from "@/lib/db";
import type { LostSubmit, ProviderId } from "@/lib/providers/provider";
import { callbackUrl } from "@/lib/sending/callback-address";

/** A create can have been accepted until its deadline has passed. */
const WINDOW_MS = 90_000;

/** A take whose create was never answered. */
export interface LostTake {
  id: string;
  provider: ProviderId;
  mode: "live" | "sandbox";
  seed: number;
  prompt: string;
  sentAt: Date;
}

/** All that is known of a lost create, and of the others around it that it must not be mistaken for. */
export async function lostSubmitOf({ id: takeId, provider, mode, seed, prompt, sentAt }: LostTake): Promise<LostSubmit> {
  const around = { gte: new Date(sentAt.getTime() - WINDOW_MS), lte: new Date(sentAt.getTime() + WINDOW_MS) };
  const same = { provider, mode, sentAt: around } as const;
  const [create, lostInWindow, known] = await Promise.all([
    db().create.findFirst({ where: { takeId, outcome: { in: ["sent", "unknown"] } }, select: { id: true } }),
    db().take.count({ where: { ...same, status: { in: ["unconfirmed", "submitting"] } } }),
    db().create.findMany({ where: { ...same, predictionId: { not: null } }, select: { predictionId: true } }),
  ]);
  return {
    sentAt,
    until: new Date(sentAt.getTime() + WINDOW_MS),
    seed,
    prompt,
    callbackUrl: create && callbackUrl(provider, mode, create.id),
    known: new Set(known.flatMap(({ predictionId }) => predictionId ?? [])),
    lostInWindow,
  };
}
