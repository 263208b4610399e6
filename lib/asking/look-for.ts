import { type LostTake, lostSubmitOf } from "@/lib/asking/lost-submit";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { type Found, type LostSubmit, ProviderError, type VideoProvider } from "@/lib/providers/provider";
import { providerFor } from "@/lib/settings/providers";
import { record } from "@/lib/takes/record";

/** One look, with all its questions, takes so long at most. */
export const LOOK_MS = 40_000;
/** More names than these nobody honest would send. */
const NAMED_MAX = 5;

export type Look = Found | { state: "unasked" } | { state: "no_key" };

/**
 * Looks for a lost create once: the predictions that callbacks named first, each checked with the provider, then, with `isListed`,
 * the provider's own lists. Never throws: what could not be asked is an answer too.
 */
export async function lookFor(take: LostTake, { isListed }: { isListed: boolean }): Promise<Look> {
  try {
    const reach = await providerFor(take.provider, take.mode);
    if (!reach) return { state: "no_key" };
    const signal = AbortSignal.timeout(LOOK_MS);
    const lost = await lostSubmitOf(take);
    const named = await findNamed(take, lost, reach.client, signal);
    const look = named === null && isListed ? await reach.client.find(lost, signal) : foundOrAbsent(named);
    await record({ takeId: take.id, provider: take.provider, direction: "heard", what: "find", detail: look });
    return look;
  } catch (error) {
    log().info({ err: error, takeId: take.id }, "a lost create could not be looked for");
    return { state: "unasked" };
  }
}

/** The first of the predictions named by callbacks that the provider knows and that can be this take. */
async function findNamed(take: LostTake, lost: LostSubmit, client: VideoProvider, signal: AbortSignal): Promise<string | null> {
  const receipts = await db().callbackReceipt.findMany({
    where: { takeId: take.id, predictionId: { not: null }, signature: { not: "forged" } },
    orderBy: [{ signature: "desc" }, { receivedAt: "asc" }],
    distinct: ["predictionId"],
    take: NAMED_MAX,
    select: { predictionId: true },
  });
  for (const { predictionId } of receipts) {
    if (predictionId !== null && !lost.known.has(predictionId) && (await canBe(client, predictionId, lost, signal))) return predictionId;
  }
  return null;
}

async function canBe(client: VideoProvider, predictionId: string, lost: LostSubmit, signal: AbortSignal): Promise<boolean> {
  try {
    return await client.fits(predictionId, lost, signal);
  } catch (error) {
    if (error instanceof ProviderError && error.kind === "not_found") return false;
    throw error;
  }
}

function foundOrAbsent(predictionId: string | null): Found {
  return predictionId === null ? { state: "absent" } : { state: "found", predictionId };
}
