import { spawn } from "node:child_process";
import { once } from "node:events";
import { asFile, FILES_ONLY, QUIET } from "@/lib/media/ffmpeg-args";
import { giveWay, ToolError } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";

/** The dark that stands round every picture, in a page as in a video. */
export const SURROUND = "0x080808";
const COMPLAINT_MAX = 4_000;

interface Size {
  width: number;
  height: number;
}

export interface FrameRange {
  /** First and last frame, counted from 0, both included. */
  first: number;
  last: number;
}

export interface FramesWanted {
  range: FrameRange;
  /** Of the pictures that come out. */
  canvas: Size;
  /** Of the clip's picture in the middle of them. */
  picture: Size;
  signal: AbortSignal;
}

/** Bytes of one frame as it goes from one ffmpeg to the other: 4:2:0, eight bits. */
export function frameBytes({ width, height }: Size): number {
  return (width * height * 3) / 2;
}

/**
 * The frames of a video or picture, one by one, as raw 4:2:0. Each is lent: it is good until the next is asked for. Whoever stops early ends ffmpeg.
 * Throws ToolError when it can't be decoded; a video that ends before `last` just ends.
 */
export async function* rawFrames(file: string, { range, canvas, picture, signal }: FramesWanted): AsyncGenerator<Buffer> {
  const graph = [
    `select='between(n,${range.first},${range.last})'`,
    // counted anew, so that none is repeated or left out
    "setpts=N/(25*TB)",
    `scale=${picture.width}:${picture.height}:flags=lanczos+accurate_rnd+full_chroma_int:in_color_matrix=bt709:out_color_matrix=bt709:out_range=tv`,
    `pad=${canvas.width}:${canvas.height}:(ow-iw)/2:(oh-ih)/2:color=${SURROUND}`,
    "format=yuv420p",
  ].join(",");
  const wanted = range.last - range.first + 1;
  const input = ["-nostdin", ...QUIET, ...FILES_ONLY, "-i", asFile(file), "-map", "0:v:0", "-vf", graph];
  const child = spawn(ffmpegPath(), [...input, "-frames:v", String(wanted), "-r", "25", "-f", "rawvideo", "pipe:1"], {
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
    signal,
  });
  giveWay(child);
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-COMPLAINT_MAX);
  });
  const ended = once(child, "close");
  ended.catch(() => undefined);
  try {
    yield* whole(child.stdout, frameBytes(canvas));
    const [code] = await ended;
    if (code !== 0) throw new ToolError(`${child.spawnfile} failed: exit ${code}`, complaint);
  } finally {
    child.kill("SIGKILL");
  }
}

/** Chunks of any length as frames of one. */
async function* whole(chunks: AsyncIterable<Buffer>, length: number): AsyncGenerator<Buffer> {
  const frame = Buffer.allocUnsafe(length);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const copied = chunk.copy(frame, filled, at);
      filled += copied;
      at += copied;
      if (filled < length) continue;
      yield frame;
      filled = 0;
    }
  }
}
