import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { eachlabsPlan, type FramePlan, type Size, wavespeedPlan } from "@/lib/sandbox/render/frame-plan";
import { renderClip } from "@/lib/sandbox/render/render-clip";
import type { Prediction, Wish } from "@/lib/sandbox/state/predictions";
import { fetchStill, StillError } from "@/lib/sandbox/work/stills";
import type { World } from "@/lib/sandbox/world";

const RENDERS_AT_ONCE = 2;

type OnEnded = (prediction: Prediction) => void;

/** Runs predictions to their end: fetches the stills, renders at most two clips at a time, waits for the time a vendor would take. */
export class Jobs {
  readonly #world: World;
  readonly #onEnded: OnEnded;
  readonly #running = new Map<string, Promise<void>>();
  #free = RENDERS_AT_ONCE;
  #queue: (() => void)[] = [];

  constructor(world: World, onEnded: OnEnded) {
    this.#world = world;
    this.#onEnded = onEnded;
  }

  /** Starts a prediction that is on the disk. */
  start(prediction: Prediction): void {
    if (this.#running.has(prediction.id)) return;
    const running = this.#run(prediction.id)
      .catch((error: unknown) => {
        if (!this.#world.closing.aborted) log().error({ err: error, predictionId: prediction.id }, "a prediction could not be ended");
      })
      .finally(() => this.#running.delete(prediction.id));
    this.#running.set(prediction.id, running);
  }

  /** Takes up all that an earlier run left unfinished. */
  resume(): void {
    for (const prediction of this.#world.predictions.list().reverse()) if (prediction.endedAt === null) this.start(prediction);
  }

  /** Resolves when nothing runs any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running.values());
  }

  async #run(id: string): Promise<void> {
    const first = this.#world.predictions.get(id);
    if (!first) return;
    const failure =
      first.fate === "usual" || first.fate === "flagged" || first.fate === "ends_though_canceled" ? await this.#make(first) : fated(first);
    if (first.fate === "never_ends") return;
    await sleep(Math.max(0, first.endsAt - Date.now()), undefined, { signal: this.#world.closing });
    const last = this.#world.predictions.get(id);
    if (!last) return;
    const ended: Prediction = {
      ...last,
      state: failure ? "failed" : "done",
      failure,
      hasOutput: !failure && last.fate !== "no_output",
      endedAt: Date.now(),
      canceledAt: last.fate === "ends_though_canceled" ? null : last.canceledAt,
    };
    await this.#world.predictions.put(ended);
    if (ended.canceledAt === null) this.#onEnded(ended);
  }

  /** Makes the clip's file; a reason when it can't be made for what the caller sent. */
  async #make(prediction: Prediction): Promise<Prediction["failure"]> {
    const out = outputFile(this.#world, prediction.id);
    if (existsSync(out)) return null;
    await this.#slot();
    try {
      await this.#mark(prediction.id);
      const still = await fetchStill(this.#world, prediction.image);
      const endStill = prediction.endImage ? await fetchStill(this.#world, prediction.endImage) : null;
      const order = {
        still: still.file,
        endStill: endStill?.file ?? null,
        prompt: prediction.prompt,
        seed: `${prediction.vendor}/${prediction.seed}`,
        plan: planOf(prediction.wish, still),
      };
      if (!this.#world.settings.now.sharesClips) await renderClip(order, out, this.#world.closing);
      else await this.#share(order, [still.hash, endStill?.hash ?? "", JSON.stringify(order.plan)], out);
      return null;
    } catch (error) {
      if (this.#world.closing.aborted) throw error;
      return reasonOf(error, prediction.id);
    } finally {
      this.#release();
    }
  }

  async #share(order: Parameters<typeof renderClip>[0], parts: string[], out: string): Promise<void> {
    const shared = path.join(this.#world.folders.outputs, `shared-${createHash("sha256").update(parts.join("/")).digest("hex")}.mp4`);
    if (!existsSync(shared)) await renderClip({ ...order, isQuick: true }, shared, this.#world.closing);
    const part = `${out}.part`;
    await copyFile(shared, part);
    await rename(part, out);
  }

  async #mark(id: string): Promise<void> {
    const prediction = this.#world.predictions.get(id);
    if (prediction?.state === "waiting") await this.#world.predictions.put({ ...prediction, state: "rendering", startedAt: Date.now() });
  }

  async #slot(): Promise<void> {
    this.#world.closing.throwIfAborted();
    if (this.#free > 0) {
      this.#free--;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue.push(resolve);
    await promise;
    if (this.#world.closing.aborted) this.#release();
    this.#world.closing.throwIfAborted();
  }

  #release(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#free++;
  }
}

function reasonOf(error: unknown, predictionId: string): Prediction["failure"] {
  if (error instanceof StillError) return { code: 1402, word: "INPUT_VALIDATION_ERROR", message: error.message };
  log().error({ err: error, predictionId }, "a clip could not be rendered");
  const told = error instanceof AppError ? ` ${error.message}` : "";
  return { code: 5000, word: "INTERNAL_ERROR", message: `The sandbox could not render the clip.${told}` };
}

/** Where a prediction's clip lies once it is rendered. */
export function outputFile(world: World, id: string): string {
  return path.join(world.folders.outputs, `${id}.mp4`);
}

/** Deletes a prediction and what it made. */
export async function forget(world: World, id: string): Promise<boolean> {
  const isKnown = world.predictions.remove(id);
  await rm(outputFile(world, id), { force: true });
  return isKnown;
}

function fated({ fate }: Prediction): Prediction["failure"] {
  if (fate === "fails") return { code: 1403, word: "PROVIDER_ERROR", message: "The model failed to produce a video. Please try again." };
  if (fate === "moderated") return { code: 1200, word: "CONTENT_MODERATION", message: "The content was flagged as potentially sensitive." };
  return null;
}

function planOf(wish: Wish, still: Size): FramePlan {
  if (wish.vendor === "wavespeed") return wavespeedPlan(still, wish.resolution, wish.durationS);
  return eachlabsPlan(still, wish.resolution, wish.aspect, wish.interpolation);
}
