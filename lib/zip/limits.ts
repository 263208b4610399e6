/** As many as a studio is built for: more are two zips. */
export const ZIP_TAKES_MAX = 100_000;
/** A zip can be fetched, and gone on with after a break, for so long. */
export const ZIP_KEPT_MS = 24 * 60 * 60 * 1000;
