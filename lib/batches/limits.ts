// Plain values, for the browser too: no zod here.

/** Takes of one batch. More in one transaction would hold up everybody's presses. */
export const BATCH_TAKES_MAX = 500;
export const BATCH_NAME_MAX = 80;
/** What one request may bring. */
export const BATCH_BYTES_MAX = 900_000;
/** Batches that stand above the feed at once. */
export const BATCHES_SHOWN = 20;
