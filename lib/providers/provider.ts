import type { z } from "zod";
import type { Micros } from "@/lib/money";

export const PROVIDER_IDS = ["wavespeed", "eachlabs"] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

/** Settings of a recipe, under the vendor's own parameter names. */
export type Settings = Record<string, string | number | boolean>;

/** One vendor price: the settings that decide it, joined by "/", such as "480p/5". Null: the vendor publishes none. */
export interface ListPrice {
  variant: string;
  micros: Micros | null;
}

/** A shape a clip can have. `ratio` is width over height; null: the still's own. `value` is what its setting carries, null where none does. */
export interface Aspect {
  value: string | null;
  label: string;
  ratio: number | null;
}

/** A model at a provider: what it takes, what it costs. Plain data but for its schema. */
export interface Model {
  id: string;
  label: string;
  /** Strict schema of the settings, with bounds, defaults and `.meta({ title, help, unit, advanced })`. */
  settings: z.ZodObject;
  /** Names of the settings that decide the price, in the order of a variant's parts. */
  pricedBy: readonly string[];
  /** Names of the settings that decide how long a take needs. */
  timedBy: readonly string[];
  prices: readonly ListPrice[];
  /** The shapes to crop a still to, the usual one first, and the setting that picks among them; null where the clip follows the still. */
  aspects: readonly Aspect[];
  aspectSetting: string | null;
  /** Where the vendor's page says, else measured by others: seconds from create to clip. */
  typicalSeconds: number;
}

/** All that one create carries. Addresses are public, or the sandbox's own. */
export interface SubmitRequest {
  imageUrl: string;
  endImageUrl?: string | undefined;
  prompt: string;
  negativePrompt?: string | undefined;
  /** 0 to 2147483647, always explicit: no vendor says which seed it drew. */
  seed: number;
  settings: Settings;
  callback?: { url: string; secret: string } | undefined;
}

/** The create was accepted. */
export interface Ticket {
  predictionId: string;
}

/**
 * What a failed create means.
 * - `nothing_sent`: no byte left (refused connection, DNS, TLS): safe to send again.
 * - `busy`: 429; nothing was created: safe to send again, after `retryAfterMs` where given.
 * - `unauthorized` (401): the key; `no_credit` (402): the balance. Nothing was created.
 * - `refused` (400 403 404 413 422): this request will never do; `isModerated` where a safety check said so.
 * - `unknown`: anything else. It may have been created: never send again.
 */
export type SubmitFault = "nothing_sent" | "busy" | "unauthorized" | "no_credit" | "refused" | "unknown";

export class SubmitError extends Error {
  readonly fault: SubmitFault;
  readonly httpStatus: number | null;
  readonly retryAfterMs: number | null;
  readonly isModerated: boolean;

  constructor(
    fault: SubmitFault,
    message: string,
    more: { httpStatus?: number | null; retryAfterMs?: number | null; isModerated?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = "SubmitError";
    this.fault = fault;
    this.httpStatus = more.httpStatus ?? null;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.isModerated = more.isModerated ?? false;
  }
}

/** What one look at a prediction found. Words that nobody documented are `pending`. */
export type Progress =
  | { state: "pending"; word: string }
  | { state: "done"; outputs: string[]; costMicros: Micros | null; isFlagged: boolean }
  | { state: "failed"; code: "provider_failed" | "moderated"; message: string; costMicros: Micros | null }
  | { state: "canceled" };

/** Asking (not creating) went wrong. `kind` says whether asking again helps: only `unauthorized` and `not_found` need more than time. */
export class ProviderError extends Error {
  readonly kind: "unavailable" | "busy" | "unauthorized" | "not_found" | "malformed";
  readonly httpStatus: number | null;
  readonly retryAfterMs: number | null;

  constructor(
    kind: ProviderError["kind"],
    message: string,
    more: { httpStatus?: number | null; retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = "ProviderError";
    this.kind = kind;
    this.httpStatus = more.httpStatus ?? null;
    this.retryAfterMs = more.retryAfterMs ?? null;
  }
}

/** A create whose answer was lost, as much as is known of it. */
export interface LostSubmit {
  sentAt: Date;
  /** The end of the window in which it can have been accepted. */
  until: Date;
  seed: number;
  prompt: string;
  callbackUrl: string | null;
  /** Prediction ids that are other takes' already. */
  known: ReadonlySet<string>;
  /** How many of our creates of this model are lost in an overlapping window, this one included. */
  lostInWindow: number;
}

export type Found = { state: "found"; predictionId: string } | { state: "absent" } | { state: "unclear"; candidates: number };

/** What a callback says of itself. Only a hint: asking the provider moves the take. */
export interface CallbackHint {
  predictionId: string | null;
  /** The vendor's delivery id where it sends one. */
  deliveryId: string | null;
  signature: "verified" | "unsigned" | "forged";
}

export interface CallbackRequest {
  rawBody: Uint8Array;
  headers: Headers;
  /** The secret to check against: the vendor's (WaveSpeed) or the one sent with the create (Eachlabs). Null when none is known. */
  secret: string | null;
  now: Date;
}

/** A still in the vendor's own store. */
export interface UploadedStill {
  url: string;
  expiresAt: Date;
}

export interface KeyCheck {
  isAccepted: boolean;
  /** A plain sentence when it was not. */
  message: string | null;
  balanceMicros: Micros | null;
}

/**
 * One vendor. Pure over the `fetch` it was made with: reads no environment, keeps no state, repeats nothing, waits for nothing.
 * Every method throws ProviderError when it could not find out, but `submit`, which throws SubmitError.
 */
export interface VideoProvider {
  readonly id: ProviderId;
  /** Sends one create. Never repeats itself, follows no redirect. `signal` is its deadline. */
  submit(request: SubmitRequest, signal: AbortSignal): Promise<Ticket>;
  /** The exact JSON body that `submit` would send: hashed and kept before it leaves. */
  payloadOf(request: SubmitRequest): string;
  /** Asks once. */
  check(predictionId: string, signal?: AbortSignal): Promise<Progress>;
  /** Looks in the vendor's lists for a create whose answer was lost. */
  find(lost: LostSubmit, signal?: AbortSignal): Promise<Found>;
  /** Whether a prediction that somebody named can be the lost create: false where it shows another model, seed, prompt or time of its own. */
  fits(predictionId: string, lost: LostSubmit, signal?: AbortSignal): Promise<boolean>;
  /** Asks the vendor to stop. `unsupported` where it can't; `too_late` where it had ended. */
  cancel(predictionId: string, signal?: AbortSignal): Promise<"accepted" | "too_late" | "unsupported">;
  /** Puts a still where the vendor can read it. */
  upload(still: { bytes: Uint8Array; contentType: string; name: string }, signal?: AbortSignal): Promise<UploadedStill>;
  /** Asks with the key for something harmless. */
  checkKey(signal?: AbortSignal): Promise<KeyCheck>;
  /** The vendor's own secret that signs callbacks; null where a secret of ours goes with each create. */
  callbackSecret(signal?: AbortSignal): Promise<string | null>;
  /** Reads a callback; never throws for what a stranger sent. */
  readCallback(request: CallbackRequest): CallbackHint;
}

/** What an adapter is made with. `fetch` is the guarded client; it throws NotConnectedError when no byte left. */
export interface ProviderAccess {
  baseUrl: string;
  apiKey: string;
  fetch: typeof fetch;
  /** Told of every request and answer, already trimmed and without secrets. */
  onExchange?: OnExchange | undefined;
}

/** One event of what was sent or heard, for the audit trail: trimmed, no secrets. */
export type OnExchange = (exchange: {
  what: string;
  direction: "sent" | "heard";
  status: number | null;
  tookMs: number | null;
  detail: unknown;
}) => void;
