/** What arrives is opened and re-encoded by the server; this only spares people the wait for a plain no. */
export const STILL_BYTES_MAX = 25 * 1024 * 1024;
export const STILL_PIXELS_MAX = 50_000_000;
/** Without HEIC in it an iPhone hands over a JPEG by itself. */
export const STILL_ACCEPT = "image/jpeg,image/png,image/webp,image/avif";
/** Where a clip of ours may bring its recipe back. */
export const STILL_OR_CLIP_ACCEPT = `${STILL_ACCEPT},video/mp4`;
export const STILL_FORMATS = "JPEG, PNG, WebP or AVIF, up to 25\u00a0MB";

/** Enough of a file to know it by. */
export const HEAD_BYTES = 256;

const SAVE_AS = "Save it as JPEG, PNG or WebP.";

/** Why this can't become a still, in one sentence; null when nothing speaks against it so far. */
export function refusalOf(file: { size: number }, head: Uint8Array): string | null {
  if (file.size === 0) return "The file is empty.";
  const format = formatOf(head);
  if (format === null) return `This is no picture that we can read. ${SAVE_AS}`;
  if (!format.isStill) return `${format.name} can’t be sent to a provider. ${SAVE_AS}`;
  if (file.size > STILL_BYTES_MAX) return `It has ${megabytes(file.size)}; a still may have 25 MB. Save it smaller, or as JPEG.`;
  return null;
}

/** Why a picture of this size can't become a still; null when it can. */
export function sizeRefusalOf({ width, height }: { width: number; height: number }): string | null {
  const pixels = width * height;
  return pixels > STILL_PIXELS_MAX ? `It has ${Math.round(pixels / 1_000_000)} megapixels; a still may have 50. Save it smaller.` : null;
}

/** True when a file is a video by its own bytes: no still, but it may carry a recipe. */
export function isVideo(head: Uint8Array): boolean {
  return formatOf(head) === VIDEO;
}

interface Format {
  name: string;
  isStill: boolean;
}

const still = (name: string): Format => ({ name, isStill: true });
const other = (name: string): Format => ({ name, isStill: false });
const VIDEO = other("A video");

/** What the bytes are, whatever the file is called; null when they are nothing we know. */
function formatOf(head: Uint8Array): Format | null {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  if (text.startsWith("\xff\xd8\xff")) return still("JPEG");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return still("PNG");
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return still("WebP");
  if (text.slice(4, 8) === "ftyp")
    return /avi[fs]/.test(text.slice(8, 48)) ? still("AVIF") : /hei[cxms]|hev[cxms]|mif1|msf1/.test(text.slice(8, 48)) ? other("HEIC") : VIDEO;
  if (text.startsWith("GIF8")) return other("GIF");
  if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return other("TIFF");
  if (text.startsWith("BM")) return other("BMP");
  if (text.startsWith("8BPS")) return other("A Photoshop file");
  if (text.startsWith("%PDF")) return other("PDF");
  if (/^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(text.replace(/^\xef\xbb\xbf/, ""))) return other("SVG");
  return null;
}

function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
