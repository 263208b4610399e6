import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import process from "node:process";
import { promisify } from "node:util";

/** Of the first `bytes` of a file, or of all. */
export async function sha256Of(file: string, bytes?: number): Promise<string> {
  return createHash("sha256")
    .update((await readFile(file)).subarray(0, bytes))
    .digest("hex");
}

export interface ProbedFile {
  codec: string;
  width: number;
  height: number;
  frames: number;
  seconds: number;
}

/** What ffprobe makes of a file, having decoded every frame of it. */
export async function ffprobe(file: string): Promise<ProbedFile> {
  const args = [
    "-v",
    "error",
    "-select_streams",
    "v:0",
    "-count_frames",
    "-show_entries",
    "stream=codec_name,width,height,nb_read_frames,duration",
    "-of",
    "json",
  ];
  const { stdout } = await promisify(execFile)(process.env.FFPROBE_PATH ?? "ffprobe", [...args, file]);
  const [stream] = JSON.parse(stdout).streams;
  return {
    codec: stream.codec_name,
    width: stream.width,
    height: stream.height,
    frames: Number(stream.nb_read_frames),
    seconds: Number(stream.duration),
  };
}
