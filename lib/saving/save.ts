import { hasBeenDenied } from "@/lib/asking/denied-before";
import { recordLost } from "@/lib/asking/record-end";
import { chargeTake } from "@/lib/costs/ledger";
import { db } from "@/lib/db";
import { faultPoint } from "@/lib/fault-point";
import { log } from "@/lib/log";
import { NotAVideoError } from "@/lib/media/not-a-video";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import { fetchOutput } from "@/lib/saving/fetch-output";
import { type KeptClip, keepClip } from "@/lib/saving/keep-clip";
import { OutputError } from "@/lib/saving/output-error";
import { discardLeft } from "@/lib/saving/partial-file";
import { nextSaveMs } from "@/lib/saving/pauses";
import { waitReasonOf } from "@/lib/saving/wait-reason";
import { workFolderOf } from "@/lib/saving/work-folder";
import { persistently } from "@/lib/sending/persistently";
import { providerFor } from "@/lib/settings/providers";
import { diskTroubleOf } from "@/lib/storage/disk-trouble";
import { assertRoomForSave } from "@/lib/takes/disk-room";
import { move } from "@/lib/takes/move";
import { record } from "@/lib/takes/record";

interface SavingTake {
  id: string;
  provider: ProviderId;
  mode: "live" | "sandbox";
  predictionId: string;
  outputUrl: string | null;
  saves: number;
}

/**
 * Fetches a finished clip, verifies it, makes its poster, sprite and thumbhash, flushes all to storage, and only then says ready and charged,
 * in one transaction (promise 8). What fails is tried again until the provider's expiry, and never generates again.
 */
export async function saveTake(takeId: string, workerId: string): Promise<void> {
  const take = await holdForSaving(takeId, workerId);
  if (!take) return;
  const folder = workFolderOf(takeId);
  try {
    const file = await fetchInto(folder, take);
    faultPoint("before-store");
    const clip = await keepClip(takeId, file, folder, () => isHeld(takeId, workerId));
    if (!clip) return;
    faultPoint("before-ready");
    await recordReady(takeId, workerId, clip);
    faultPoint("after-ready");
    await forget(folder);
  } catch (error) {
    log().warn({ err: error, takeId, saves: take.saves }, "a clip could not be saved yet");
    const outputUrl = error instanceof OutputError && error.isGone ? await freshAddress(take) : take.outputUrl;
    // a lease that a living worker forgot would never be freed
    await persistently(takeId, () => tryLater({ ...take, outputUrl }, workerId, error));
  }
}

/** One worker at a time: a live worker's save is never taken over. */
async function holdForSaving(takeId: string, workerId: string): Promise<SavingTake | undefined> {
  const [take] = await db().$queryRaw<SavingTake[]>`
    UPDATE take SET lease_owner = ${workerId}, saves = saves + 1, last_check_at = now()
    WHERE id = ${takeId} AND status = 'saving' AND lease_owner IS NULL AND due_at <= now() + interval '50 milliseconds'
    RETURNING id, provider::text, mode::text, prediction_id AS "predictionId", output_url AS "outputUrl", saves`;
  return take;
}

/** A worker that was frozen for long may have lost its take to another, and then leaves what is stored alone. */
async function isHeld(takeId: string, workerId: string): Promise<boolean> {
  return (await db().take.count({ where: { id: takeId, status: "saving", leaseOwner: workerId } })) === 1;
}

async function fetchInto(folder: string, { id: takeId, provider, outputUrl }: SavingTake): Promise<string> {
  if (outputUrl === null) throw new OutputError("The provider gave no address.", { isGone: true });
  const startedAt = performance.now();
  const { path, bytes, cameBytes } = await fetchOutput(outputUrl, folder, { onRoom: assertRoomForSave });
  const detail = { bytes, ...(cameBytes < bytes && { cameBytes }), url: outputUrl };
  await record({ takeId, provider, direction: "heard", what: "download", tookMs: Math.round(performance.now() - startedAt), detail });
  return path;
}

async function recordReady(takeId: string, workerId: string, clip: KeptClip): Promise<void> {
  const { codec: _, frames: __, ...facts } = clip;
  await db().$transaction(async (tx) => {
    const isMoved = await move(takeId, "ready", { leaseOwner: null, waitReason: null }, tx, { leaseOwner: workerId });
    if (!isMoved) return;
    await tx.clip.create({ data: { takeId, ...facts, bytes: BigInt(facts.bytes) } });
    await chargeTake(takeId, tx);
  });
}

/** Bytes that are no clip, or that our full disk has no room for, are no beginning of anything. */
function isLeftUseless(error: unknown): boolean {
  return error instanceof NotAVideoError || (error instanceof OutputError && error.isTooLarge) || diskTroubleOf(error) !== null;
}

/** The row says when it is tried again; past the provider's expiry, when its store has failed us twice at some distance, the take has failed, honestly. */
async function tryLater(take: SavingTake, workerId: string, error: unknown): Promise<void> {
  const { id: takeId, provider, saves, outputUrl } = take;
  const label = PROVIDER_LABELS[provider];
  const folder = workFolderOf(takeId);
  const isDenied = error instanceof OutputError || error instanceof NotAVideoError;
  const trouble = error instanceof Error ? error.message : "unknown";
  await record({ takeId, provider, direction: "heard", what: "download", detail: { trouble, ...(isDenied && { isDenied }) } });
  if (isDenied && (await hasBeenDenied(takeId, "download"))) {
    await recordLost(takeId, `The clip was made but could not be fetched before ${label} stopped keeping it.`, "output_lost", workerId);
    return forget(folder);
  }
  if (isLeftUseless(error) && (await isHeld(takeId, workerId))) await forget(folder);
  const pauseMs = nextSaveMs(saves, error instanceof OutputError ? error : {});
  await db().$transaction(async (tx) => {
    const [freed] = await tx.$queryRaw<{ dueAt: Date }[]>`
      UPDATE take SET lease_owner = NULL, due_at = now() + ${pauseMs} * interval '1 millisecond', output_url = ${outputUrl},
        wait_reason = ${waitReasonOf(error, label)}, updated_at = now()
      WHERE id = ${takeId} AND status = 'saving' AND lease_owner = ${workerId}
      RETURNING due_at AS "dueAt"`;
    if (freed) await addTask("save", { takeId }, { key: `save:${takeId}`, runAt: freed.dueAt }, tx);
  });
}

/** Tidying up stops nothing: housekeeping comes by later. */
async function forget(folder: string): Promise<void> {
  await discardLeft(folder).catch((error: unknown) => log().warn({ err: error }, "a work folder could not be removed"));
}

/** Addresses of vendors' stores may run out before the file does: ask for the newest. */
async function freshAddress({ provider, mode, predictionId, outputUrl }: SavingTake): Promise<string | null> {
  try {
    const reach = await providerFor(provider, mode);
    const progress = await reach?.client.check(predictionId, AbortSignal.timeout(20_000));
    return (progress?.state === "done" ? progress.outputs[0] : undefined) ?? outputUrl;
  } catch (error) {
    log().info({ err: error, provider }, "no fresh address of a clip");
    return outputUrl;
  }
}
