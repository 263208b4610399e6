import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import sharp, { type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { asFile, FILES_ONLY, QUIET } from "@/lib/media/ffmpeg-args";
import { NotAVideoError } from "@/lib/media/not-a-video";
import type { ClipProbe } from "@/lib/media/probe";
import { runTool, ToolError } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";

export const POSTER_WIDTH_MAX = 1280;
export const SPRITE_FRAMES = 9;
const SPRITE_WIDTH = 320;
const SPRITE_WIDTH_PORTRAIT = 200;
const THUMB_MAX = 100;
/** Without these the scaler is a shade off. */
const EXACT = "accurate_rnd+full_chroma_int";
/** Within a tenth of mozjpeg's size in a fifth of its time: people wait for these. */
const QUICK = { progressive: true, optimiseCoding: true } as const;
const DERIVE_TIMEOUT_MS = 60_000;

/** What stands for a clip until it is played: two JPEGs, and some 25 bytes of thumbhash in base64. */
export interface ClipPictures {
  /** The first picture, at most 1280 wide, so that pressing play changes nothing. */
  poster: Buffer;
  /** Exactly nine pictures, first to last at even distances, side by side. */
  sprite: Buffer;
  thumbhash: string;
}

/** Decodes a clip once, from beginning to end, and makes its pictures on the way. Throws NotAVideoError when it can't be decoded. */
export async function makePictures(file: string, folder: string, probe: Pick<ClipProbe, "width" | "height" | "frames">): Promise<ClipPictures> {
  const { first, tiles, tile } = await decode(file, folder, probe);
  const [poster, sprite, thumbhash] = await Promise.all([
    sharp(first.data, { raw: first.info })
      .jpeg({ quality: 82, ...QUICK })
      .toBuffer(),
    spriteOf(tiles, tile),
    thumbhashOf(sharp(first.data, { raw: first.info })),
  ]);
  return { poster, sprite, thumbhash };
}

/** A picture's thumbhash in base64. */
export async function thumbhashOf(picture: Sharp): Promise<string> {
  const { data, info } = await picture.resize(THUMB_MAX, THUMB_MAX, { fit: "inside" }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

interface RawPicture {
  data: Buffer;
  info: { width: number; height: number; channels: 3 };
}

interface Decoded {
  first: RawPicture;
  tiles: Buffer[];
  tile: { width: number; height: number };
}

/** One run of ffmpeg: the first picture goes to a file, the nine through the pipe, and every other is decoded and dropped. */
async function decode(file: string, folder: string, { width, height, frames }: Pick<ClipProbe, "width" | "height" | "frames">): Promise<Decoded> {
  const tile = tileOf(width, height);
  const wanted = Array.from({ length: SPRITE_FRAMES }, (_, place) => Math.round((place * (frames - 1)) / (SPRITE_FRAMES - 1)));
  const distinct = [...new Set(wanted)];
  const ppm = path.join(folder, `${randomUUID()}.ppm`);
  const graph = [
    "[0:v:0]split[one][all]",
    `[one]select='eq(n,0)',scale=w='min(${POSTER_WIDTH_MAX},iw)':h=-2:flags=lanczos+${EXACT}[first]`,
    `[all]select='${distinct.map((frame) => `eq(n,${frame})`).join("+")}',setpts=N/(25*TB),scale=${tile.width}:${tile.height}:flags=area+${EXACT}[nine]`,
  ].join(";");
  const args = ["-nostdin", ...QUIET, ...FILES_ONLY, "-i", asFile(file), "-filter_complex", graph];
  const outputs = [
    ...["-map", "[first]", "-frames:v", "1", "-c:v", "ppm", "-f", "image2pipe", asFile(ppm)],
    ...["-map", "[nine]", "-r", "25", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"],
  ];
  try {
    const raw = await runTool(ffmpegPath(), [...args, ...outputs], { timeoutMs: DERIVE_TIMEOUT_MS });
    const first = readPpm(await readFile(ppm));
    const bytes = tile.width * tile.height * 3;
    const got = Math.floor(raw.length / bytes);
    if (got === 0) throw new NotAVideoError("its pictures can't be read");
    const tiles = wanted.map((frame) => {
      const index = Math.min(distinct.indexOf(frame), got - 1);
      return raw.subarray(index * bytes, (index + 1) * bytes);
    });
    return { first, tiles, tile };
  } catch (error) {
    if (error instanceof ToolError && !error.isTimeout) throw new NotAVideoError("its pictures can't be decoded", error);
    throw error;
  } finally {
    await rm(ppm, { force: true });
  }
}

async function spriteOf(tiles: readonly Buffer[], { width, height }: Decoded["tile"]): Promise<Buffer> {
  const placed = tiles.map((input, place) => ({ input, raw: { width, height, channels: 3 as const }, left: place * width, top: 0 }));
  return await sharp({ create: { width: width * tiles.length, height, channels: 3, background: "#000" } })
    .composite(placed)
    .jpeg({ quality: 72, ...QUICK })
    .toBuffer();
}

function tileOf(width: number, height: number): Decoded["tile"] {
  const across = height > width ? SPRITE_WIDTH_PORTRAIT : SPRITE_WIDTH;
  return { width: across, height: 2 * Math.round((across * height) / width / 2) };
}

/** sharp reads no PPM everywhere: its header is `P6 width height 255` and one white space. */
function readPpm(file: Buffer): RawPicture {
  const header = /^P6\s(\d+)\s(\d+)\s255\s/.exec(file.toString("latin1", 0, 64));
  if (!header) throw new NotAVideoError("its first picture can't be read");
  return { data: file.subarray(header[0].length), info: { width: Number(header[1]), height: Number(header[2]), channels: 3 } };
}
