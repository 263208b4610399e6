import { look } from "@/components/uploads/look";
import type { ReadyFile } from "@/components/uploads/ready-file";
import { type Format, refusalFor, sizeRefusalOf } from "@/components/uploads/still-file";
import { canOpenHeicAction } from "@/lib/stills/actions";

/** Older phones draw no more at once; a clip of 720p shows a sixteenth of it. */
const PIXELS_MAX = 16_000_000;
const QUALITY = 0.95;

/** A picture that the studio may not open, drawn as a JPEG by this browser: HEIC in Safari, the first picture of a GIF, BMP and TIFF. Says why where it can't be. */
export async function redraw(file: File, format: Format): Promise<ReadyFile | { why: string }> {
  const { url, image, size } = await look(file);
  try {
    if (!size) return (await isOpenedThere(format)) ? { file, previewUrl: null, size: null, note: null } : { why: refusalFor(format) };
    const why = sizeRefusalOf(size);
    if (why) return { why };
    const scale = Math.min(1, Math.sqrt(PIXELS_MAX / (size.width * size.height)));
    const drawn = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) };
    const jpeg = await jpegOf(image, drawn);
    if (!jpeg) return { why: refusalFor(format) };
    const named = new File([jpeg], `${file.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg", lastModified: file.lastModified });
    const note = format.name === "GIF" ? "A still is one picture: the first of the GIF was taken." : null;
    return { file: named, previewUrl: URL.createObjectURL(jpeg), size: drawn, note };
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function jpegOf(image: HTMLImageElement, { width, height }: { width: number; height: number }): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  // as the studio does with what is see-through
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
}

/** Some studios open HEIC themselves. */
async function isOpenedThere({ name }: Format): Promise<boolean> {
  if (name !== "HEIC") return false;
  const answer = await canOpenHeicAction({}).catch(() => null);
  return answer?.ok === true && answer.data;
}
