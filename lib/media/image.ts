import sharp, { type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { AppError } from "@/lib/errors";
import { sniffPicture } from "@/lib/media/picture-kind";
import { createTurnstile } from "@/lib/media/turnstile";

/** What comes in at most: 25 MB, as the interface says it. */
export const PICTURE_MAX_BYTES = 25 * 1024 * 1024;
/** Above any camera in a pocket; a bomb declares more. */
export const PICTURE_MAX_PIXELS = 50_000_000;
/** Smaller than this no model has anything to animate. */
export const PICTURE_MIN_SIDE = 64;
/** What a JPEG decoder elsewhere can be trusted with. */
const PICTURE_MAX_SIDE = 16_384;

/** How soft a blur is, in parts of the longer side; the composer's preview is drawn as soft. */
const BLUR = 0.025;
/** What is to be blurred is made so small before. */
const BLUR_LONG_SIDE = 160;

// Whatever else libvips can open (SVG, PDF, TIFF, ImageMagick's zoo) is attack surface that nothing here needs.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif"] });

/** The libvips that comes with sharp opens AVIF but not HEIC; one that an operator brings may. */
export const CAN_OPEN_HEIC = sharp.format.heif.input.fileSuffix?.includes(".heic") ?? false;

/** A picture that our own encoder wrote: upright, opaque, sRGB, with nothing in it but pixels. */
export interface Picture {
  bytes: Buffer;
  contentType: "image/jpeg";
  width: number;
  height: number;
  /** Base64. */
  thumbhash: string;
}

/** A part of a picture, in its pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const decoding = createTurnstile(2);

/**
 * Opens a stranger's file and writes the picture in it anew. Throws an AppError in plain words for all that is no picture we
 * take: `too_large`, `unsupported_type`, or `invalid` when it is damaged, too small or has too many pixels.
 */
export async function takeInPicture(file: Uint8Array): Promise<Picture> {
  if (file.length > PICTURE_MAX_BYTES) throw tooLarge();
  if (file.length === 0) throw new AppError("invalid", "The file is empty.");
  const kind = sniffPicture(file, CAN_OPEN_HEIC);
  if (!kind.isTaken) throw new AppError("unsupported_type", kind.message);
  return decoding(async () => {
    const { width, height, format, hasAlpha } = await open(file).metadata().catch(refuse);
    if (!kind.formats.includes(format)) throw damaged();
    checkSize(width, height);
    const upright = open(file).autoOrient();
    return encode(hasAlpha ? upright.flatten({ background: await backdropOf(file) }) : upright);
  });
}

/** Cuts a part out of a picture of ours; the caller has checked that it lies inside. */
export async function cropPicture(file: Uint8Array, box: Box): Promise<Picture> {
  return decoding(() => encode(open(file).extract({ left: box.x, top: box.y, width: box.width, height: box.height })));
}

/** Lays all of a picture of ours on a blurred and enlarged copy of itself of this size, which the caller has chosen to hold it. */
export async function fitPicture(file: Uint8Array, { width, height }: Pick<Box, "width" | "height">): Promise<Picture> {
  return decoding(async () => {
    const small = BLUR_LONG_SIDE / Math.max(width, height);
    const behind = await pixels(
      open(file)
        .resize(Math.max(1, Math.round(width * small)), Math.max(1, Math.round(height * small)), { fit: "cover" })
        .blur(BLUR_LONG_SIDE * BLUR),
    );
    const whole = await pixels(open(file).resize(width, height, { fit: "inside", withoutEnlargement: true }));
    return encode(
      sharp(behind.data, { raw: behind.info })
        .resize(width, height, { fit: "fill", kernel: "cubic" })
        .composite([{ input: whole.data, raw: whole.info }]),
    );
  });
}

/** A picture of ours as a WebP of this width, or of its own where that is less: to be seen small, and kept only because making it costs time. */
export async function shrinkPicture(file: Uint8Array, width: number): Promise<Buffer> {
  return decoding(() => open(file).resize({ width, withoutEnlargement: true }).webp({ quality: 80 }).timeout({ seconds: 30 }).toBuffer());
}

async function pixels(picture: Sharp) {
  const { data, info } = await picture.toColourspace("srgb").raw().timeout({ seconds: 30 }).toBuffer({ resolveWithObject: true }).catch(refuse);
  return { data, info: { width: info.width, height: info.height, channels: info.channels } };
}

/** The refusal of a file over the limit. */
export function tooLarge(): AppError {
  return new AppError("too_large", "This picture is larger than 25 MB. Save it smaller, as a JPEG for instance.");
}

function open(file: Uint8Array): Sharp {
  // "error" refuses what is cut short or broken, but not the stray bytes that some phones write.
  return sharp(file, { limitInputPixels: PICTURE_MAX_PIXELS, failOn: "error" });
}

async function encode(picture: Sharp): Promise<Picture> {
  const { data, info } = await picture
    .toColourspace("srgb")
    .jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
    .timeout({ seconds: 30 })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse);
  return { bytes: data, contentType: "image/jpeg", width: info.width, height: info.height, thumbhash: await thumbhashOfPicture(data) };
}

async function thumbhashOfPicture(jpeg: Buffer): Promise<string> {
  const { data, info } = await sharp(jpeg).resize(100, 100, { fit: "inside" }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

/** Models take opaque pictures: see-through parts become white, or black where what is drawn is itself nearly white. */
async function backdropOf(file: Uint8Array): Promise<"white" | "black"> {
  const { data } = await open(file)
    .resize(64, 64, { fit: "inside" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .timeout({ seconds: 30 })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse);
  let light = 0;
  let weight = 0;
  for (let i = 0; i + 3 < data.length; i += 4) {
    const alpha = data[i + 3] ?? 0;
    light += alpha * (0.2126 * (data[i] ?? 0) + 0.7152 * (data[i + 1] ?? 0) + 0.0722 * (data[i + 2] ?? 0));
    weight += alpha;
  }
  return weight > 0 && light / weight > 200 ? "black" : "white";
}

function checkSize(width: number, height: number): void {
  if (width * height > PICTURE_MAX_PIXELS) throw tooManyPixels();
  if (Math.min(width, height) < PICTURE_MIN_SIDE) {
    throw new AppError("invalid", `This picture is ${width} × ${height} pixels. Each side needs at least ${PICTURE_MIN_SIDE}.`);
  }
  if (Math.max(width, height) > PICTURE_MAX_SIDE) {
    throw new AppError(
      "invalid",
      `This picture is ${width} × ${height} pixels. Crop it: a side may have ${PICTURE_MAX_SIDE.toLocaleString("en-US")} at most.`,
    );
  }
}

/** sharp throws plain errors for whatever it can't read; the pixel limit is the one that has a sentence of its own. */
function refuse(error: unknown): never {
  if (error instanceof Error && error.message.includes("pixel limit")) throw tooManyPixels();
  throw damaged(error);
}

function tooManyPixels(): AppError {
  return new AppError("invalid", "This picture has more than 50 million pixels. Save it smaller: a video of 720p shows 1 million.");
}

function damaged(cause?: unknown): AppError {
  return new AppError("invalid", "This picture is damaged or cut short, so it can't be opened. Save or export it again.", { cause });
}
