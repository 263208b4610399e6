// Plain values, for the browser too.

export const CONCURRENCY_MAX = 1_000;
export const CREATES_PER_MINUTE_MAX = 5_000;
export const KEY_MAX = 512;
/** $1,000: a slip of the keyboard more likely than a price. */
export const PRICE_MAX_MICROS = 1_000_000_000;
