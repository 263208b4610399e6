/** What arrives is opened and re-encoded by the server; this only spares people the wait for a plain no. */
export const STILL_BYTES_MAX = 25 * 1024 * 1024;
export const STILL_PIXELS_MAX = 50_000_000;
/** Without HEIC in it an iPhone hands over a JPEG by itself. */
export const STILL_ACCEPT = "image/jpeg,image/png,image/webp,image/avif";
/** Where a clip of ours may bring its recipe back. */
export const STILL_OR_CLIP_ACCEPT = `${STILL_ACCEPT},video/mp4`;
export const STILL_FORMATS = "JPEG, PNG, WebP or AVIF, up to 25\u00a0MB";
