import { type Actor, readScope, requireRight } from "@/lib/access/actor";
import { type LostTake, lostSubmitOf } from "@/lib/asking/lost-submit";
import { adopt } from "@/lib/asking/reconcile";
import { chargeTake, releaseReservation } from "@/lib/costs/ledger";
import { db, dbNow } from "@/lib/db";
import { AppError, invalidField } from "@/lib/errors";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import { ProviderError } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import { providerFor } from "@/lib/settings/providers";
import { getTake } from "@/lib/takes/data";
import { move } from "@/lib/takes/move";
import type { SettleByPerson } from "@/lib/takes/schema";
import type { TakeView } from "@/lib/takes/view";

/**
 * A person decides what became of an unconfirmed take: it ran (its id is checked with the provider), it did not (nothing is charged),
 * or it is written off (its price stays charged by a person's word). Throws `conflict` when it is not unconfirmed any more.
 */
export async function settleByPerson(actor: Actor, input: SettleByPerson): Promise<TakeView> {
  requireRight(actor, "spend");
  const found = await db().take.findUnique({
    where: { id: input.takeId },
    select: { id: true, status: true, provider: true, mode: true, seed: true, prompt: true, sentAt: true },
  });
  if (!found) throw new AppError("not_found", "There is no such take.");
  const { status, sentAt, ...take } = found;
  if (status !== "unconfirmed" || !sentAt) throw new AppError("conflict", "This take is not unconfirmed any more. Look at how it stands now.");
  const isSettled =
    input.said === "ran" ? await settleAsRun({ ...take, sentAt }, input.predictionId) : await settleAsEnded(take.id, input.said, actor.name);
  if (!isSettled) throw new AppError("conflict", "This take has just moved on. Look at how it stands now.");
  await addTask("submit", { provider: take.provider }, { key: `submit:${take.provider}` });
  return getTake(readScope(actor), take.id);
}

async function settleAsRun(take: LostTake, predictionId: string): Promise<boolean> {
  const label = PROVIDER_LABELS[take.provider];
  const reach = await providerFor(take.provider, take.mode);
  if (!reach) throw new AppError("unavailable", `There is no key for ${label}, so the id can't be checked. Add one in Settings.`);
  const other = await db().take.findFirst({ where: { provider: take.provider, predictionId, id: { not: take.id } }, select: { id: true } });
  if (other) throw invalidField("predictionId", "This id belongs to another take.");
  const isOurs = await reach.client.fits(predictionId, await lostSubmitOf(take), AbortSignal.timeout(20_000)).catch((error: unknown) => {
    if (error instanceof ProviderError && error.kind === "not_found")
      throw invalidField("predictionId", `${label} knows no prediction with this id.`);
    throw new AppError("unavailable", `${label} could not be asked about this id. Try again in a moment.`, { cause: error });
  });
  if (!isOurs) throw invalidField("predictionId", `${label} ran this with another seed, prompt or time: it is not this take.`);
  return adopt(take.id, predictionId);
}

async function settleAsEnded(takeId: string, said: "not_created" | "written_off", by: string): Promise<boolean> {
  const messages = {
    not_created: `${by} looked: the provider never ran it.`,
    written_off: `${by} wrote it off.`,
  };
  return db().$transaction(async (tx) => {
    const changes = { failureCode: said, failureMessage: messages[said], nextCheckAt: null, waitReason: null, vendorEndedAt: await dbNow(tx) };
    const isMoved = await move(takeId, "failed", changes, tx, { from: "unconfirmed" });
    if (!isMoved) return false;
    if (said === "written_off") await chargeTake(takeId, tx, { note: `written off by ${by}`, isByPerson: true });
    else await releaseReservation(takeId, tx);
    return true;
  });
}
