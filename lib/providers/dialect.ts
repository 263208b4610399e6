import type { LostSubmit, ProviderAccess, SubmitRequest, VideoProvider } from "@/lib/providers/provider";
import type { Recorded, RecordedFetch } from "@/lib/providers/recorded-fetch";

/** What differs between vendors: how each says the same things. */
export interface Dialect {
  create: (access: ProviderAccess) => VideoProvider;
  /** The header that carries the key, and how. */
  keyHeader: [name: string, value: (key: string) => string];
  accepted: (predictionId: string) => Recorded;
  /** Accepted, but without an id. */
  nameless: Recorded;
  /** An error body with these words. */
  failure: (status: number, words: string) => Recorded;
  pending: Recorded[];
  done: (url: string) => Recorded[];
  /** Done, with an output that is no address. */
  doneWith: (output: unknown) => Recorded;
  failed: Recorded[];
  moderated: Recorded[];
  canceled: Recorded[];
  balance: { answer: Recorded; micros: number };
  /** The first answer of an upload: where to put the bytes, and with which headers. */
  presigned: (putUrl: string, publicUrl: string, headers: Record<string, string>) => Recorded;
  /** An empty history. */
  nothing: Recorded;
}

export const KEY = "key-of-the-tests-0123456789";
export const BASE = "https://api.vendor.example/v9";
export const REQUEST: SubmitRequest = {
  imageUrl: "https://stills.example/fig.jpg?signature=abc",
  endImageUrl: "https://stills.example/bowl.jpg",
  prompt: "Slow dolly in on the fig",
  negativePrompt: "text, flicker",
  seed: 41_027,
  settings: {},
  callback: { url: "https://studio.example/api/callbacks/x/secret-token", secret: "a secret of the create" },
};
export const LOST: LostSubmit = {
  sentAt: new Date("2026-11-21T10:00:00Z"),
  until: new Date("2026-11-21T10:01:30Z"),
  seed: REQUEST.seed,
  prompt: REQUEST.prompt,
  callbackUrl: null,
  known: new Set(),
  lostInWindow: 1,
};

/** A client over recorded answers. */
export function clientOf({ create }: Pick<Dialect, "create">, answers: RecordedFetch, access: Partial<ProviderAccess> = {}): VideoProvider {
  return create({ baseUrl: BASE, apiKey: KEY, fetch: answers.fetch, ...access });
}
