import { spawn } from "node:child_process";
import { once } from "node:events";
import { asFile, FILES_ONLY, QUIET } from "@/lib/media/ffmpeg-args";
import { giveWay, ToolError } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";

const COMPLAINT_MAX = 4_000;

export interface FrameEncoder {
  /** Takes one raw frame (4:2:0); resolves when it may be written over. Throws ToolError when the encoder has ended. */
  write(frame: Buffer): Promise<void>;
  /** The frames that are encoded by now, as ffmpeg itself says. */
  encoded(): number;
  /** Ends the file. Throws ToolError when it could not be written. */
  finish(): Promise<void>;
  kill(): void;
}

/** Encodes raw frames into an MP4 that plays everywhere and begins to play at once. */
export function encodeFrames(into: string, { width, height, fps }: { width: number; height: number; fps: number }): FrameEncoder {
  const input = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", `${width}x${height}`, "-framerate", String(fps), "-i", "pipe:0"];
  const colour = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"];
  const encode = ["-c:v", "libx264", "-preset", "medium", "-crf", "17", "-pix_fmt", "yuv420p", ...colour, "-an", "-movflags", "+faststart"];
  const child = spawn(ffmpegPath(), [...QUIET, "-y", "-progress", "pipe:1", ...FILES_ONLY, ...input, ...encode, "-f", "mp4", asFile(into)], {
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  giveWay(child);
  let complaint = "";
  let encoded = 0;
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-COMPLAINT_MAX);
  });
  child.stdout.on("data", (chunk: Buffer) => {
    encoded = Number([...chunk.toString().matchAll(/^frame=(\d+)$/gm)].at(-1)?.[1] ?? encoded);
  });
  const ended = once(child, "close").then(([code]) => code as number | null); // what `close` says
  ended.catch(() => undefined);
  // a pipe that broke is told by `write`, and why by `complaint`
  child.stdin.on("error", () => undefined);

  const failed = async () => {
    const code = await ended;
    return new ToolError(`${child.spawnfile} failed: exit ${code}`, complaint);
  };
  return {
    async write(frame) {
      const isTaken = await new Promise<boolean>((resolve) => child.stdin.write(frame, (error) => resolve(!error)));
      if (!isTaken) throw await failed();
    },
    encoded: () => encoded,
    async finish() {
      child.stdin.end();
      if ((await ended) !== 0) throw await failed();
    },
    kill: () => void child.kill("SIGKILL"),
  };
}
