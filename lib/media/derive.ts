import sharp from "sharp";
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
/** Without these the scaler is a shade off. */
const EXACT = "accurate_rnd+full_chroma_int";
const DERIVE_TIMEOUT_MS = 60_000;

/** Writes the clip's first picture as a JPEG of at most 1280 wide, so that pressing play changes nothing. */
export async function makePoster(path: string, outJpg: string): Promise<void> {
  const scale = `scale=w='min(${POSTER_WIDTH_MAX},iw)':h=-2:flags=lanczos+${EXACT}`;
  const raw = await decode(path, ["-frames:v", "1", "-vf", scale, "-c:v", "ppm", "-f", "image2pipe"]);
  if (raw.length === 0) throw new NotAVideoError("its first picture can't be read");
  const { data, info } = ppm(raw);
  await sharp(data, { raw: { ...info, channels: 3 } })
    .jpeg({ quality: 82, mozjpeg: true })
    .toFile(outJpg);
}

/** Writes exactly nine pictures of the clip, first to last at even distances, side by side in one JPEG. */
export async function makeSprite(path: string, outJpg: string, probe: ClipProbe): Promise<void> {
  const width = probe.height > probe.width ? SPRITE_WIDTH_PORTRAIT : SPRITE_WIDTH;
  const height = 2 * Math.round((width * probe.height) / probe.width / 2);
  const wanted = Array.from({ length: SPRITE_FRAMES }, (_, place) => Math.round((place * (probe.frames - 1)) / (SPRITE_FRAMES - 1)));
  const distinct = [...new Set(wanted)];
  const pick = `select='${distinct.map((frame) => `eq(n,${frame})`).join("+")}',setpts=N/(25*TB),scale=${width}:${height}:flags=area+${EXACT}`;
  const raw = await decode(path, ["-vf", pick, "-r", "25", "-pix_fmt", "rgb24", "-f", "rawvideo"]);
  const frameBytes = width * height * 3;
  const got = Math.floor(raw.length / frameBytes);
  if (got === 0) throw new NotAVideoError("its pictures can't be read");
  const tiles = wanted.map((frame, place) => {
    const index = Math.min(distinct.indexOf(frame), got - 1);
    const input = raw.subarray(index * frameBytes, (index + 1) * frameBytes);
    return { input, raw: { width, height, channels: 3 as const }, left: place * width, top: 0 };
  });
  await sharp({ create: { width: width * SPRITE_FRAMES, height, channels: 3, background: "#000" } })
    .composite(tiles)
    .jpeg({ quality: 72, mozjpeg: true })
    .toFile(outJpg);
}

/** A picture's thumbhash in base64: some 25 bytes that stand in for it while it loads. */
export async function thumbhashOf(jpg: string): Promise<string> {
  const { data, info } = await sharp(jpg).resize(100, 100, { fit: "inside" }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

/** Pictures of a clip, through filters, as bytes. What ffmpeg can't decode is no video. */
async function decode(path: string, how: readonly string[]): Promise<Buffer> {
  const args = ["-nostdin", ...QUIET, ...FILES_ONLY, "-i", asFile(path), "-map", "0:v:0", ...how, "pipe:1"];
  try {
    return await runTool(ffmpegPath(), args, { timeoutMs: DERIVE_TIMEOUT_MS });
  } catch (error) {
    if (error instanceof ToolError && !error.isTimeout) throw new NotAVideoError("its pictures can't be decoded", error);
    throw error;
  }
}

/** sharp reads no PPM everywhere: its header is `P6 width height 255` and one white space. */
function ppm(file: Buffer): { data: Buffer; info: { width: number; height: number } } {
  const header = /^P6\s(\d+)\s(\d+)\s255\s/.exec(file.toString("latin1", 0, 64));
  if (!header) throw new NotAVideoError("its first picture can't be read");
  return { data: file.subarray(header[0].length), info: { width: Number(header[1]), height: Number(header[2]) } };
}
