import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultRule } from "@/lib/sandbox/state/faults";
import type { Callback, Prediction } from "@/lib/sandbox/state/predictions";
import type { Vendor } from "@/lib/sandbox/state/settings";
import { eachlabsHeaders, wavespeedHeaders } from "@/lib/sandbox/work/signatures";
import type { World } from "@/lib/sandbox/world";

/** The body that a vendor would post about a prediction. */
export type CallbackBody = (prediction: Prediction) => unknown;

const ACK_TIMEOUT_MS = 30_000;
const TRIES: Record<Vendor, number> = { wavespeed: 4, eachlabs: 3 };
const STALE_MS = 3_600_000;
const SHUFFLE_MAX_MS = 3_000;

/** Tells whoever asked to be told that a prediction ended: signed, tried again until a 2xx, and so on after a restart. */
export class Callbacks {
  readonly #world: World;
  readonly #bodyOf: Record<Vendor, CallbackBody>;
  readonly #running = new Set<Promise<void>>();
  #shuffled: (() => void)[] = [];

  constructor(world: World, bodyOf: Record<Vendor, CallbackBody>) {
    this.#world = world;
    this.#bodyOf = bodyOf;
  }

  start(prediction: Prediction): void {
    if (prediction.callback?.state !== "waiting") return;
    const running = this.#deliver(prediction.id)
      .catch(() => {})
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Goes on with the deliveries of an earlier run. */
  resume(): void {
    for (const prediction of this.#world.predictions.list().reverse()) {
      if (prediction.endedAt !== null && prediction.canceledAt === null) this.start(prediction);
    }
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async #deliver(id: string): Promise<void> {
    const first = this.#world.predictions.get(id);
    if (!first?.callback) return;
    const fault =
      first.callback.tries.length === 0 ? this.#world.faults.take("callback", first.vendor, { predictionId: id, prompt: first.prompt }) : null;
    if (fault?.kind === "callback_lost") return await this.#change(id, { state: "lost" });
    if (fault?.kind === "callback_late") await this.#wait(fault.delayMs ?? 30_000);
    if (fault?.kind === "callback_shuffled") await this.#shuffle(fault.copies ?? 3);
    if (fault?.kind === "callback_forged") await this.#forge(first);
    for (let copy = 1; copy < (fault?.kind === "callback_repeated" ? (fault.copies ?? 3) : 1); copy++) await this.#post(id, null);
    await this.#tryUntilHeard(id, fault);
  }

  async #tryUntilHeard(id: string, fault: FaultRule | null): Promise<void> {
    for (;;) {
      const dueAt = this.#world.predictions.get(id)?.callback?.dueAt ?? 0;
      await this.#wait(dueAt - Date.now());
      const outcome = await this.#post(id, fault);
      const callback = this.#world.predictions.get(id)?.callback;
      const prediction = this.#world.predictions.get(id);
      if (!callback || !prediction) return;
      const tries = [...callback.tries, outcome];
      const isHeard = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
      const isLast = tries.length >= TRIES[prediction.vendor];
      const pauseMs = this.#world.settings.now.callbackRetryMs * (prediction.vendor === "wavespeed" ? 2 ** (tries.length - 1) : 1);
      await this.#change(id, { tries, state: isHeard ? "delivered" : isLast ? "given_up" : "waiting", dueAt: Date.now() + pauseMs });
      if (isHeard || isLast) return;
    }
  }

  async #post(id: string, fault: FaultRule | null): Promise<Callback["tries"][number]> {
    const prediction = this.#world.predictions.get(id);
    if (!prediction?.callback) throw new Error("there is nobody to tell");
    const signedAt = prediction.callback.signedAt ?? Date.now();
    if (prediction.callback.signedAt === null) await this.#change(id, { signedAt });
    const body = JSON.stringify(this.#bodyOf[prediction.vendor](prediction));
    const claimedAt = (prediction.vendor === "wavespeed" ? Date.now() : signedAt) - (fault?.kind === "callback_stale" ? STALE_MS : 0);
    const headers = fault?.kind === "callback_unsigned" ? {} : signed(prediction, prediction.callback, claimedAt, body);
    return await this.#send(prediction, prediction.callback.url, headers, body, fault);
  }

  /** A stranger who knows the address: says the opposite, under the right id, with a signature that is not right. */
  async #forge(prediction: Prediction): Promise<void> {
    if (!prediction.callback) return;
    const failure = prediction.failure ? null : { code: 1403, word: "FORGED", message: "This callback is forged." };
    const lie: Prediction = { ...prediction, failure, state: failure ? "failed" : "done", hasOutput: failure === null };
    const body = JSON.stringify(this.#bodyOf[prediction.vendor](lie));
    const wrong = { ...prediction.callback, secret: "whsec_not the secret", deliveryId: `msg_${randomUUID()}` };
    await this.#send(prediction, prediction.callback.url, signed(prediction, wrong, Date.now(), body), body, null);
  }

  async #send(
    prediction: Prediction,
    url: string,
    headers: Record<string, string>,
    body: string,
    fault: FaultRule | null,
  ): Promise<Callback["tries"][number]> {
    const at = Date.now();
    let status: number | null = null;
    let error: string | null = null;
    try {
      const signal = AbortSignal.any([this.#world.closing, AbortSignal.timeout(ACK_TIMEOUT_MS)]);
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
        redirect: "manual",
        signal,
      });
      status = response.status;
      await response.body?.cancel();
    } catch (caught) {
      this.#world.closing.throwIfAborted();
      error = caught instanceof Error && caught.name === "TimeoutError" ? "no answer in time" : "the address could not be reached";
    }
    this.#world.log.add({ kind: "callback", vendor: prediction.vendor, predictionId: prediction.id, status, fault: fault?.kind ?? null });
    return { at, status, error };
  }

  /** Holds deliveries back until there are `count` of them, then lets them go last first. */
  async #shuffle(count: number): Promise<void> {
    if (this.#shuffled.length + 1 >= count) {
      for (const [place, release] of this.#shuffled.splice(0).reverse().entries()) setTimeout(release, 25 * (place + 1));
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#shuffled.push(resolve);
    await Promise.race([promise, this.#wait(SHUFFLE_MAX_MS)]);
  }

  async #change(id: string, change: Partial<Callback>): Promise<void> {
    const prediction = this.#world.predictions.get(id);
    if (prediction?.callback) await this.#world.predictions.put({ ...prediction, callback: { ...prediction.callback, ...change } });
  }

  async #wait(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal: this.#world.closing });
  }
}

function signed(prediction: Prediction, { secret, deliveryId }: Callback, atMs: number, body: string): Record<string, string> {
  if (secret === null) return {};
  return prediction.vendor === "wavespeed" ? wavespeedHeaders(secret, deliveryId, atMs, body) : eachlabsHeaders(secret, atMs, body);
}
