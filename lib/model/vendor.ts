import { BETWEEN_DENIALS_MS } from "@/lib/asking/denied-before";
import { currentStrand } from "@/lib/model/strand";
import {
  type Found,
  type LostSubmit,
  type Progress,
  ProviderError,
  type ProviderId,
  SubmitError,
  type SubmitRequest,
  type Ticket,
  type VideoProvider,
} from "@/lib/providers/provider";

export const CREATE_ANSWERS = [
  "accepted",
  "accepted, answer lost",
  "not arrived, answer lost",
  "nothing sent",
  "busy",
  "no credit",
  "unauthorized",
  "refused",
  "moderated",
] as const;
export const LOOK_ANSWERS = ["truth", "unavailable", "unknown id", "unauthorized"] as const;
export const OUTPUT_ANSWERS = ["whole", "missing", "broken"] as const;
export const ENDS = ["done", "done with nothing", "failed", "failed and billed", "moderated"] as const;

/** How the vendor treats what one strand asks of it. `hold`: the request travels slowly on its way there, or its answer on the way back. */
export interface Manners {
  create: (typeof CREATE_ANSWERS)[number];
  look: (typeof LOOK_ANSWERS)[number];
  output: (typeof OUTPUT_ANSWERS)[number];
  hold: "there" | "back" | null;
  /** Whether a cancel really stops what runs. */
  isCancelHeard: boolean;
}

export const FRIENDLY: Manners = { create: "accepted", look: "truth", output: "whole", hold: null, isCancelHeard: true };

export interface Prediction {
  id: string;
  provider: ProviderId;
  seed: number;
  request: SubmitRequest;
  createdAt: number;
  endedAt: number | null;
  state: "pending" | "canceled" | (typeof ENDS)[number];
  billedMicros: number;
  /** When the vendor first said that it knows nothing of it, though it did. */
  deniedAt: number | null;
}

export interface Arrival {
  provider: ProviderId;
  seed: number;
  at: number;
  /** It ran, or nobody can tell that it did not. */
  mayRun: boolean;
}

export const PRICE: Record<ProviderId, number> = { wavespeed: 150_000, eachlabs: 230_000 };
const FAILED_PRICE = 70_000;
const KEPT_MS: Record<ProviderId, number> = { wavespeed: 7 * 86_400_000, eachlabs: 365 * 86_400_000 };
const OUTPUT_KEPT_MS: Record<ProviderId, number> = { wavespeed: 7 * 86_400_000, eachlabs: 24 * 3_600_000 };

/** Both vendors' truth, in memory: what was really created, how it ended and what it cost. */
export class Vendor {
  predictions: Prediction[] = [];
  arrivals: Arrival[] = [];
  /** Told of each create as it arrives. */
  onArrival: (arrival: Arrival) => void = () => {};
  /** The manners of the strand that asks. */
  mannersOf: () => Manners = () => FRIENDLY;
  #made = 0;
  /** Creates that have left and not arrived: a second later they have, whatever became of who sent them. */
  #underWay: (() => unknown)[] = [];

  reset(): void {
    this.predictions = [];
    this.arrivals = [];
    this.#underWay = [];
  }

  /** Moments pass by moving everything that was into the past. */
  pass(ms: number): void {
    for (const arrive of this.#underWay.splice(0)) arrive();
    for (const prediction of this.predictions) {
      prediction.createdAt -= ms;
      if (prediction.endedAt !== null) prediction.endedAt -= ms;
      if (prediction.deniedAt !== null) prediction.deniedAt -= ms;
    }
    for (const arrival of this.arrivals) arrival.at -= ms;
  }

  get isAnythingUnderWay(): boolean {
    return this.#underWay.length > 0;
  }

  end(prediction: Prediction, how: (typeof ENDS)[number]): void {
    if (prediction.state !== "pending") return;
    prediction.state = how;
    prediction.endedAt = Date.now();
    const { provider } = prediction;
    if (how === "done" || how === "done with nothing") prediction.billedMicros = PRICE[provider];
    if (how === "failed and billed" && provider === "eachlabs") prediction.billedMicros = FAILED_PRICE;
  }

  /** True once the vendor keeps neither the prediction nor its clip. */
  isForgotten({ provider, createdAt, endedAt }: Prediction): boolean {
    return Date.now() - createdAt > KEPT_MS[provider] || (endedAt !== null && Date.now() - endedAt > OUTPUT_KEPT_MS[provider]);
  }

  clientOf(provider: ProviderId): VideoProvider {
    return {
      id: provider,
      submit: (request) => this.#submit(provider, request),
      payloadOf: (request) => JSON.stringify(request),
      check: async (id) => this.#travel(() => this.#look(provider, id)),
      find: async (lost) => this.#travel(() => this.#find(provider, lost)),
      fits: async (id, lost) => this.#travel(() => this.#fits(provider, id, lost)),
      cancel: async (id) => this.#travel(() => this.#cancel(provider, id)),
      upload: async ({ name }) => ({ url: `https://vendor.example/stills/${name}`, expiresAt: new Date(Date.now() + 30 * 86_400_000) }),
      checkKey: async () => ({ isAccepted: true, message: null, balanceMicros: null }),
      callbackSecret: async () => null,
      readCallback: () => ({ predictionId: null, deliveryId: null, signature: "unsigned" }),
    };
  }

  /** The store where the clips lie. */
  async fetchOutput(url: string): Promise<Response> {
    return this.#travel(() => {
      const prediction = this.predictions.find(({ id }) => url.endsWith(`/${id}.mp4`));
      const { output } = this.mannersOf();
      if (!prediction || this.isForgotten(prediction) || output === "missing") return new Response("gone", { status: 404 });
      const bytes = new TextEncoder().encode(output === "broken" ? "no video" : `clip of ${prediction.id}`);
      return new Response(bytes, { headers: { "content-length": String(bytes.byteLength) } });
    });
  }

  /** A question that may be slow both ways, and get an answer that is no longer true. */
  async #travel<T>(answer: () => T): Promise<T> {
    const { hold } = this.mannersOf();
    if (hold === "there") await this.#wait();
    const said = settled(answer);
    if (hold === "back") await this.#wait();
    return said();
  }

  async #wait(): Promise<void> {
    const resumed = await currentStrand()?.pause(true);
    if (resumed?.isLost) throw new ProviderError("unavailable", "The answer never came.");
  }

  async #submit(provider: ProviderId, request: SubmitRequest): Promise<Ticket> {
    const { create, hold } = this.mannersOf();
    if (create === "nothing sent") throw new SubmitError("nothing_sent", "The connection was refused.");
    let isLost = false;
    let arrived: (() => Ticket) | undefined;
    const arrive = () => {
      arrived ??= this.#arrive(provider, request, create);
      return arrived;
    };
    if (hold === "there") {
      this.#underWay.push(arrive);
      isLost = (await currentStrand()?.pause(true))?.isLost === true;
    }
    const answer = arrive();
    if (hold === "back") isLost = (await currentStrand()?.pause(true))?.isLost === true;
    if (isLost) throw new SubmitError("unknown", "The answer was lost.");
    return answer();
  }

  #arrive(provider: ProviderId, request: SubmitRequest, create: Manners["create"]): () => Ticket {
    const { seed } = request;
    const mayRun = ["accepted", "accepted, answer lost", "not arrived, answer lost"].includes(create);
    const arrival = { provider, seed, at: Date.now(), mayRun };
    this.arrivals.push(arrival);
    if (create === "accepted" || create === "accepted, answer lost") {
      this.#made += 1;
      const id = `${provider}-${this.#made}`;
      this.predictions.push({
        id,
        provider,
        seed,
        request,
        createdAt: Date.now(),
        endedAt: null,
        state: "pending",
        billedMicros: 0,
        deniedAt: null,
      });
      this.onArrival(arrival);
      if (create === "accepted") return () => ({ predictionId: id });
    }
    return () => {
      throw submitError(create);
    };
  }

  #known(provider: ProviderId, id: string): Prediction {
    const { look } = this.mannersOf();
    if (look === "unavailable") throw new ProviderError("unavailable", "The provider could not answer.");
    if (look === "unauthorized") throw new ProviderError("unauthorized", "The provider refused the key.");
    const prediction = this.predictions.find((known) => known.id === id && known.provider === provider);
    if (!prediction || isDenied(prediction, look) || Date.now() - prediction.createdAt > KEPT_MS[provider])
      throw new ProviderError("not_found", "The provider does not know it.");
    return prediction;
  }

  #look(provider: ProviderId, id: string): Progress {
    const { state, billedMicros } = this.#known(provider, id);
    const costMicros = provider === "eachlabs" ? billedMicros : null;
    if (state === "pending") return { state, word: "processing" };
    if (state === "canceled") return { state };
    if (state === "done") return { state, outputs: [`https://vendor.example/clips/${id}.mp4`], costMicros, isFlagged: false };
    if (state === "done with nothing") return { state: "done", outputs: [], costMicros, isFlagged: false };
    const code = state === "moderated" ? "moderated" : "provider_failed";
    return { state: "failed", code, message: "It failed there.", costMicros };
  }

  /** WaveSpeed's history names no input, so only the one unknown row in a window with one lost create is surely it; Eachlabs lists each create's own callback address. */
  #find(provider: ProviderId, lost: LostSubmit): Found {
    const { look } = this.mannersOf();
    if (look !== "truth") throw new ProviderError("unavailable", "The provider could not answer.");
    const free = this.predictions.filter(
      ({ id, provider: of, createdAt }) =>
        of === provider && !lost.known.has(id) && createdAt >= lost.sentAt.getTime() - 2_000 && createdAt <= lost.until.getTime() + 2_000,
    );
    const exact = provider === "eachlabs" ? free.filter(({ request }) => request.callback?.url === lost.callbackUrl) : free;
    if (exact.length === 0) return { state: "absent" };
    const [only] = exact;
    const isSure = exact.length === 1 && (provider === "eachlabs" || lost.lostInWindow === 1);
    return only && isSure ? { state: "found", predictionId: only.id } : { state: "unclear", candidates: exact.length };
  }

  /** Eachlabs shows the seed of a prediction; of WaveSpeed's only the moment is known. */
  #fits(provider: ProviderId, id: string, lost: LostSubmit): boolean {
    const { seed, createdAt } = this.#known(provider, id);
    return provider === "eachlabs" ? seed === lost.seed : createdAt >= lost.sentAt.getTime() - 2_000 && createdAt <= lost.until.getTime() + 2_000;
  }

  #cancel(provider: ProviderId, id: string): "accepted" | "too_late" | "unsupported" {
    if (provider === "wavespeed") return "unsupported";
    const prediction = this.#known(provider, id);
    if (prediction.state !== "pending") return "too_late";
    if (this.mannersOf().isCancelHeard) prediction.state = "canceled";
    return "accepted";
  }
}

/** A vendor that is wrong about what it knows comes to itself within minutes. */
function isDenied(prediction: Prediction, look: Manners["look"]): boolean {
  if (look !== "unknown id") return false;
  prediction.deniedAt ??= Date.now();
  return Date.now() - prediction.deniedAt < BETWEEN_DENIALS_MS;
}

/** What was answered then, to be said later. */
function settled<T>(answer: () => T): () => T {
  try {
    const value = answer();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function submitError(create: Manners["create"]): SubmitError {
  if (create === "busy") return new SubmitError("busy", "The provider asks to wait.", { httpStatus: 429 });
  if (create === "no credit") return new SubmitError("no_credit", "The balance does not cover it.", { httpStatus: 402 });
  if (create === "unauthorized") return new SubmitError("unauthorized", "The provider refused the key.", { httpStatus: 401 });
  if (create === "refused") return new SubmitError("refused", "The provider refused it.", { httpStatus: 400 });
  if (create === "moderated") return new SubmitError("refused", "The safety check turned it down.", { httpStatus: 400, isModerated: true });
  return new SubmitError("unknown", "The answer was lost.");
}
