import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { nextSaveMs } from "@/lib/asking/deadlines";
import { recordLost } from "@/lib/asking/record-end";
import { chargeTake } from "@/lib/costs/ledger";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { makePoster, makeSprite, thumbhashOf } from "@/lib/media/derive";
import { type ClipProbe, NotAVideoError, probeClip } from "@/lib/media/probe";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";
import { addTask } from "@/lib/queue/tasks";
import { fetchOutput, OutputError } from "@/lib/saving/fetch-output";
import { persistently } from "@/lib/sending/persistently";
import { providerFor } from "@/lib/settings/providers";
import { storage } from "@/lib/storage/current";
import { StorageFullError, type Stored } from "@/lib/storage/storage";
import { move } from "@/lib/takes/move";
import { record } from "@/lib/takes/record";

interface SavingTake {
  id: string;
  provider: ProviderId;
  mode: "live" | "sandbox";
  predictionId: string;
  outputUrl: string | null;
  outputUntil: Date;
  saves: number;
}

interface KeptClip extends ClipProbe, Stored {
  thumbhash: string;
}

/**
 * Fetches a finished clip, verifies it, makes its poster, sprite and thumbhash, flushes all to storage, and only then says ready and charged,
 * in one transaction (promise 8). What fails is tried again until the provider's expiry, and never generates again.
 */
export async function saveTake(takeId: string, workerId: string): Promise<void> {
  const take = await holdForSaving(takeId, workerId);
  if (!take) return;
  let folder: string | undefined;
  try {
    folder = await workFolder();
    const url = take.outputUrl;
    if (url === null) throw new OutputError("The provider gave no address.", true);
    const startedAt = performance.now();
    const file = path.join(folder, "clip.mp4");
    const bytes = await fetchOutput(url, file);
    await record({
      takeId,
      provider: take.provider,
      direction: "heard",
      what: "download",
      tookMs: Math.round(performance.now() - startedAt),
      detail: { bytes, url },
    });
    const clip = await keep(takeId, file, folder);
    await recordReady(takeId, workerId, clip);
  } catch (error) {
    // a lease that a living worker forgot would never be freed
    await persistently(takeId, () => tryLater(take, workerId, error));
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true });
  }
}

/** One worker at a time: a live worker's save is never taken over. */
async function holdForSaving(takeId: string, workerId: string): Promise<SavingTake | undefined> {
  const [take] = await db().$queryRaw<SavingTake[]>`
    UPDATE take SET lease_owner = ${workerId}, saves = saves + 1
    WHERE id = ${takeId} AND status = 'saving' AND lease_owner IS NULL AND due_at <= now() + interval '50 milliseconds'
    RETURNING id, provider::text, mode::text, prediction_id AS "predictionId", output_url AS "outputUrl", output_until AS "outputUntil", saves`;
  return take;
}

async function workFolder(): Promise<string> {
  const parent = path.resolve(env().DATA_DIR, "tmp");
  await mkdir(parent, { recursive: true });
  return mkdtemp(path.join(parent, "save-"));
}

async function keep(takeId: string, file: string, folder: string): Promise<KeptClip> {
  const probe = await probeClip(file);
  const poster = path.join(folder, "poster.jpg");
  const sprite = path.join(folder, "sprite.jpg");
  await Promise.all([makePoster(file, poster), makeSprite(file, sprite, probe)]);
  const thumbhash = await thumbhashOf(poster);
  const [stored] = await Promise.all([
    storage().put(clipKey(takeId), createReadStream(file), "video/mp4"),
    storage().put(posterKey(takeId), createReadStream(poster), "image/jpeg"),
    storage().put(spriteKey(takeId), createReadStream(sprite), "image/jpeg"),
  ]);
  return { ...probe, ...stored, thumbhash };
}

async function recordReady(takeId: string, workerId: string, clip: KeptClip): Promise<void> {
  const { bytes, sha256, width, height, durationMs, fps, thumbhash } = clip;
  const facts = {
    storageKey: clipKey(takeId),
    posterKey: posterKey(takeId),
    spriteKey: spriteKey(takeId),
    bytes: BigInt(bytes),
    sha256,
    width,
    height,
    durationMs,
    fps,
    thumbhash,
  };
  await db().$transaction(async (tx) => {
    const isMoved = await move(takeId, "ready", { leaseOwner: null, waitReason: null }, tx, { leaseOwner: workerId });
    if (!isMoved) return;
    await tx.clip.create({ data: { takeId, ...facts } });
    await chargeTake(takeId, tx);
  });
}

/** The row says when it is tried again; past the provider's expiry the take has failed, honestly. */
async function tryLater(take: SavingTake, workerId: string, error: unknown): Promise<void> {
  const { id: takeId, provider } = take;
  log().warn({ err: error, takeId, saves: take.saves }, "a clip could not be saved yet");
  const label = PROVIDER_LABELS[provider];
  await record({ takeId, provider, direction: "heard", what: "download", detail: { trouble: error instanceof Error ? error.message : "unknown" } });
  const isOutputAtFault = error instanceof OutputError || error instanceof NotAVideoError;
  if (isOutputAtFault && Date.now() > take.outputUntil.getTime()) {
    return recordLost(takeId, `The clip was made but could not be fetched before ${label} stopped keeping it.`, "output_lost", workerId);
  }
  const outputUrl = error instanceof OutputError && error.isGone ? await freshAddress(take) : take.outputUrl;
  const dueAt = new Date(Date.now() + nextSaveMs(take.saves - 1));
  const { count } = await db().take.updateMany({
    where: { id: takeId, status: "saving", leaseOwner: workerId },
    data: { leaseOwner: null, dueAt, outputUrl, waitReason: waitReasonOf(error, label) },
  });
  if (count === 1) await addTask("save", { takeId }, { key: `save:${takeId}`, runAt: dueAt });
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

function waitReasonOf(error: unknown, label: string): string {
  if (error instanceof StorageFullError)
    return `The clip was made but could not be saved: the disk is full. ${label} keeps it for a while; it is tried again.`;
  if (error instanceof NotAVideoError) return `What ${label} gave is not a whole clip. It is fetched again.`;
  if (error instanceof OutputError) return `${error.message} The clip is fetched again; nothing is generated anew.`;
  return "The clip was made but could not be saved yet. It is tried again.";
}

function clipKey(takeId: string): string {
  return `clips/${takeId}.mp4`;
}

function posterKey(takeId: string): string {
  return `posters/${takeId}.jpg`;
}

function spriteKey(takeId: string): string {
  return `sprites/${takeId}.jpg`;
}
