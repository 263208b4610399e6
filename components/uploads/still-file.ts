import { STILL_BYTES_MAX, STILL_PIXELS_MAX } from "@/components/uploads/still-limits";

/** Enough of a file to know it by. */
export const HEAD_BYTES = 256;

const SAVE_AS = "Save it as JPEG, PNG or WebP.";

/** Why this can't become a still, in one sentence; null when nothing speaks against it so far. */
export function refusalOf(file: { size: number }, head: Uint8Array): string | null {
  if (file.size === 0) return "The file is empty.";
  const format = formatOf(head);
  if (format === null) return `This is no picture that we can read. ${SAVE_AS}`;
  if (format.way === "refused") return refusalFor(format);
  if (format.way === "sent" && file.size > STILL_BYTES_MAX)
    return `It has ${megabytes(file.size)}; a still may have 25 MB. Save it smaller, or as JPEG.`;
  return null;
}

/** Why a file of this format can't become a still here, with the way out. */
export function refusalFor({ name }: Format): string {
  if (name === "HEIC") return "HEIC can’t be opened here. Export it as JPEG, or on an iPhone choose Settings, Camera, Formats, Most Compatible.";
  return `${name} can’t be sent to a provider. ${SAVE_AS}`;
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

/** What a file is, and how it becomes a still: sent as it is, drawn anew by the browser where that can show it, or not at all. */
export interface Format {
  name: string;
  way: "sent" | "redrawn" | "refused";
  /** As servers are told. */
  type: string;
}

const sent = (name: string, type: string): Format => ({ name, way: "sent", type });
const redrawn = (name: string, type: string): Format => ({ name, way: "redrawn", type });
const refused = (name: string): Format => ({ name, way: "refused", type: "" });
const VIDEO = refused("A video");

/** What the bytes are, whatever the file is called; null when they are nothing we know. */
export function formatOf(head: Uint8Array): Format | null {
  const text = String.fromCharCode(...head.subarray(0, HEAD_BYTES));
  if (text.startsWith("\xff\xd8\xff")) return sent("JPEG", "image/jpeg");
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return sent("PNG", "image/png");
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return sent("WebP", "image/webp");
  if (text.slice(4, 8) === "ftyp") {
    const brands = text.slice(8, 48);
    if (/avi[fs]/.test(brands)) return sent("AVIF", "image/avif");
    return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? redrawn("HEIC", "image/heic") : VIDEO;
  }
  if (text.startsWith("GIF8")) return redrawn("GIF", "image/gif");
  if (text.startsWith("II*\0") || text.startsWith("MM\0*")) return redrawn("TIFF", "image/tiff");
  if (text.startsWith("BM")) return redrawn("BMP", "image/bmp");
  if (text.startsWith("\xff\x0a") || text.slice(4, 8) === "JXL ") return redrawn("JPEG XL", "image/jxl");
  if (text.startsWith("8BPS")) return refused("A Photoshop file");
  if (text.startsWith("%PDF")) return refused("PDF");
  const words = text.replace(/^\xef\xbb\xbf/, "").trimStart();
  if (/^<(!doctype html|html|head|body)/i.test(words)) return refused("A web page");
  if (/^(<\?xml|<!--|<!doctype svg|<svg)/i.test(words)) return refused("SVG");
  return null;
}

function megabytes(bytes: number): string {
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}
