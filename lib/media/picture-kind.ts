/** What a file is by its first bytes, and for what we don't take, a sentence with the way out. */
export type PictureKind = { isTaken: true; formats: readonly string[] } | { isTaken: false; message: string };

export const HEIC_REFUSAL =
  "HEIC pictures can't be opened here. Export it as JPEG, or on an iPhone choose Settings, Camera, Formats, Most Compatible.";

export const WEB_PAGE_REFUSAL =
  "This is a web page, not a picture. Open the picture alone, with “Open image in new tab” in its menu, and copy the address of that.";

const EXPORT = "Export it as JPEG or PNG and add that.";

/** Tells a file's kind by its bytes alone; names and declared types say nothing. HEIC is taken where it can be opened. */
export function sniffPicture(bytes: Uint8Array, canOpenHeic = false): PictureKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024));
  const text = head.toString("utf8").replace(/^\ufeff/, "");
  if (begins(head, [0xff, 0xd8, 0xff])) return taken("jpeg");
  if (begins(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return taken("png");
  if (latin(head, 0, 4) === "RIFF" && latin(head, 8, 12) === "WEBP") return taken("webp");
  if (latin(head, 4, 8) === "ftyp") return boxed(head, canOpenHeic);
  if (latin(head, 0, 4) === "GIF8") return refused("GIFs aren't taken, as a still is one picture.");
  if (begins(head, [0x49, 0x49, 0x2a, 0x00]) || begins(head, [0x4d, 0x4d, 0x00, 0x2a])) return refused("TIFF and camera RAW files aren't taken.");
  if (latin(head, 0, 4) === "%PDF") return refused("This is a PDF, not a picture.");
  if (latin(head, 0, 2) === "BM") return refused("BMP files aren't taken.");
  if (latin(head, 0, 4) === "8BPS") return refused("Photoshop files aren't taken.");
  if (begins(head, [0xff, 0x0a]) || latin(head, 4, 8) === "JXL ") return refused("JPEG XL files aren't taken.");
  if (begins(head, [0x1a, 0x45, 0xdf, 0xa3])) return refused("This is a video, not a picture.");
  if (/^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body)[\s>]/i.test(text)) return { isTaken: false, message: WEB_PAGE_REFUSAL };
  if (/<svg[\s/>]/i.test(text)) return refused("SVG drawings aren't taken.");
  return { isTaken: false, message: "This is not a picture that Dailies knows. Add a JPEG, PNG, WebP or AVIF." };
}

/** The brands of an ISO container: the first, then those it says it is compatible with. */
function boxed(head: Buffer, canOpenHeic: boolean): PictureKind {
  const length = Math.min(head.length >= 4 ? head.readUInt32BE(0) : 0, head.length);
  const brands = [latin(head, 8, 12)];
  for (let at = 16; at + 4 <= length; at += 4) brands.push(latin(head, at, at + 4));
  if (brands.some((brand) => brand === "avif" || brand === "avis")) return taken("heif", "avif");
  if (brands.some((brand) => /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand))) {
    return canOpenHeic ? taken("heif") : { isTaken: false, message: HEIC_REFUSAL };
  }
  return refused("This is a video, not a picture.");
}

function taken(...formats: string[]): PictureKind {
  return { isTaken: true, formats };
}

function refused(what: string): PictureKind {
  return { isTaken: false, message: `${what} ${EXPORT}` };
}

function begins(head: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => head[index] === byte);
}

function latin(head: Buffer, from: number, to: number): string {
  return head.toString("latin1", from, to);
}
