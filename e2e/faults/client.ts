import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const VENDORS = ["wavespeed", "eachlabs"] as const;
export type Vendor = (typeof VENDORS)[number];

/** One request for takes as a script sends it: again and again under one Idempotency-Key until it is answered. */
export interface Ask {
  key: string;
  vendor: Vendor;
  count: number;
  /** The first take's; each next one has seed + 1. */
  seed: number;
  prompt: string;
  /** The takes it was answered with; null while nobody has answered. */
  takeIds: string[] | null;
  tries: number;
  /** An answer that no retry changes. */
  refusal: string | null;
}

const ANSWER_WITHIN_MS = 15_000;
const AGAIN_MS = 250;

/** A script that uses the REST interface of a studio whose processes die around it. */
export class Client {
  readonly asks: Ask[] = [];
  readonly #urls: readonly string[];
  readonly #token: string;
  readonly #root: string;
  readonly #enough = new AbortController();
  readonly #answers: Promise<void>[] = [];
  #stillId = "";
  /** No two takes of a run have one seed: it is how a vendor's prediction is known to be theirs. */
  #nextSeed = 1;

  /** A request goes to the first of the addresses, then to the next; what the first did not answer, the last goes on being asked. */
  constructor(urls: readonly string[], token: string, root: string) {
    this.#urls = urls;
    this.#token = token;
    this.#root = root;
  }

  /** A number of its own for each run. */
  beginAt(seed: number): void {
    this.#nextSeed = seed;
  }

  async sendStill(): Promise<void> {
    const form = new FormData();
    form.set("file", new Blob([new Uint8Array(readFileSync(path.join(this.#root, "public/samples/fig.jpg")))], { type: "image/jpeg" }), "fig.jpg");
    const answer = await fetch(`${this.#urls.at(-1)}/api/v1/stills`, {
      method: "POST",
      body: form,
      headers: { authorization: `Bearer ${this.#token}` },
    });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`the still was not taken in: ${answer.status} ${text}`);
    this.#stillId = (JSON.parse(text) as { id: string }).id;
  }

  /** Sends a request for takes, and sends it until it is answered. Does not wait for that. */
  request(vendor: Vendor, count: number): void {
    const seed = this.#nextSeed;
    this.#nextSeed += count;
    const ask = { key: `ask-${seed}`, vendor, count, seed, prompt: `Under fire, ${seed}.`, takeIds: null, tries: 0, refusal: null };
    this.asks.push(ask);
    this.#answers.push(this.#askUntilAnswered(ask));
  }

  /** Resolves when all is answered, or after the deadline: then nothing is asked any more. */
  async answered(withinMs: number): Promise<void> {
    const timer = setTimeout(() => this.#enough.abort(), withinMs);
    await Promise.all(this.#answers);
    clearTimeout(timer);
  }

  async #askUntilAnswered(ask: Ask): Promise<void> {
    const { signal } = this.#enough;
    while (!signal.aborted && ask.takeIds === null && ask.refusal === null) {
      ask.tries += 1;
      await this.#askOnce(ask, signal);
      if (ask.takeIds === null) await sleep(AGAIN_MS);
    }
  }

  async #askOnce(ask: Ask, signal: AbortSignal): Promise<void> {
    const { key, vendor, count, seed, prompt } = ask;
    const url = this.#urls[ask.tries - 1] ?? this.#urls.at(-1);
    const body = { provider: vendor, stillId: this.#stillId, prompt, settings: { resolution: "480p" }, seed, count };
    try {
      const answer = await fetch(`${url}/api/v1/takes`, {
        method: "POST",
        headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json", "idempotency-key": key },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      });
      const text = await answer.text();
      if (answer.status === 202) ask.takeIds = (JSON.parse(text) as { takes: { id: string }[] }).takes.map(({ id }) => id);
      // 409 while the first try is still under way; 429 and 5xx pass
      else if (answer.status < 500 && ![409, 429].includes(answer.status)) ask.refusal = `${answer.status} ${text.slice(0, 200)}`;
    } catch {
      // no answer, or one that broke off: ask again
    }
  }
}
