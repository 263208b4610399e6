import { makeDue } from "@/lib/asking/make-due";
import { db } from "@/lib/db";
import { providerFor } from "@/lib/settings/providers";
import { record } from "@/lib/takes/record";

const ASK_MS = 20_000;

/** Tells the vendor that a canceled take is not wanted, where it can be told; what really happened, the next look shows. */
export async function cancelAtProvider(takeId: string): Promise<void> {
  const take = await db().take.findUnique({
    where: { id: takeId },
    select: { provider: true, mode: true, status: true, predictionId: true, vendorEndedAt: true },
  });
  if (take?.status !== "canceled" || take.predictionId === null || take.vendorEndedAt) return;
  const reach = await providerFor(take.provider, take.mode);
  if (!reach) return;
  await record({ takeId, provider: take.provider, direction: "sent", what: "cancel" });
  const answer = await reach.client.cancel(take.predictionId, AbortSignal.timeout(ASK_MS));
  await record({ takeId, provider: take.provider, direction: "heard", what: "cancel", detail: { answer } });
  if (answer !== "unsupported") await makeDue([takeId]);
}
