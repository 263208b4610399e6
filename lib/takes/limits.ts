// Plain values, for the browser too: no zod here.

/** Both vendors are silent on length; ours keep a request small and a card readable. */
export const PROMPT_MAX = 2_000;
export const NEGATIVE_PROMPT_MAX = 1_000;
/** Takes of one press. */
export const COUNT_MAX = 8;
/** WaveSpeed's bound; Eachlabs gives none. */
export const SEED_MAX = 2_147_483_647;
export const PAGE_MAX = 100;
export const PAGE_DEFAULT = 50;
/** Queued takes put in order at once. */
export const QUEUE_ORDER_MAX = 200;

export const TAKE_STATUSES = ["queued", "submitting", "unconfirmed", "generating", "saving", "ready", "failed", "canceled"] as const;
export type TakeStatus = (typeof TAKE_STATUSES)[number];

export const FAILURE_CODES = ["refused", "moderated", "provider_failed", "not_created", "written_off", "output_lost", "output_invalid"] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Ends that rest on a person's word alone. When the provider turns out to have made the clip after all, it has the last word. */
export const ENDED_BY_A_PERSON: readonly FailureCode[] = ["not_created", "written_off"];

/** What a take did with the recipe of the take it was made from. */
export const FROM_HOWS = ["retried", "varied", "changed", "promoted"] as const;
export type FromHow = (typeof FROM_HOWS)[number];
