import { z } from "zod";
import { asFile, FILES_ONLY, QUIET } from "@/lib/media/ffmpeg-args";
import { checkMp4Tables } from "@/lib/media/mp4-tables";
import { NotAVideoError } from "@/lib/media/not-a-video";
import { runTool, ToolError } from "@/lib/media/run-tool";
import { ffprobePath } from "@/lib/media/tools";

export { NotAVideoError };

export interface ClipProbe {
  width: number;
  height: number;
  durationMs: number;
  fps: number;
  codec: string;
  /** As counted by finding every one of them in the file; decoding them is for derive.ts. */
  frames: number;
}

const PROBE_TIMEOUT_MS = 60_000;

const Report = z.object({
  streams: z.array(
    z.object({
      codec_name: z.string(),
      width: z.number().int().positive(),
      height: z.number().int().positive(),
      avg_frame_rate: z.string(),
      duration: z.string().optional(),
      nb_read_packets: z.string().optional(),
    }),
  ),
  format: z.object({ duration: z.string().optional() }),
});

/** Reads a whole clip and says what it is. Throws NotAVideoError when it is no MP4 with pictures, or not all of one. */
export async function probeClip(path: string): Promise<ClipProbe> {
  await checkMp4Tables(path);
  const report = Report.safeParse(await ask(path));
  const stream = report.data?.streams[0];
  if (!report.success || !stream) throw new NotAVideoError("it holds no pictures");
  const frames = Number(stream.nb_read_packets ?? 0);
  const fps = rateOf(stream.avg_frame_rate);
  const seconds = Number(stream.duration ?? report.data.format.duration ?? Number.NaN);
  if (!(frames > 0 && fps > 0)) throw new NotAVideoError("none of its pictures can be read");
  const durationMs = Math.round((Number.isFinite(seconds) && seconds > 0 ? seconds : frames / fps) * 1000);
  return { width: stream.width, height: stream.height, durationMs, fps, codec: stream.codec_name, frames };
}

async function ask(path: string): Promise<unknown> {
  const entries = "stream=codec_name,width,height,avg_frame_rate,duration,nb_read_packets:format=duration";
  const args = [...QUIET, ...FILES_ONLY, "-select_streams", "v:0", "-count_packets", "-show_entries", entries, "-of", "json", asFile(path)];
  try {
    const output = await runTool(ffprobePath(), args, { timeoutMs: PROBE_TIMEOUT_MS });
    return JSON.parse(output.toString());
  } catch (error) {
    if (error instanceof ToolError && !error.isTimeout) throw new NotAVideoError("it can't be read", error);
    throw error;
  }
}

/** "30000/1001" as a number, to a thousandth. */
function rateOf(ratio: string): number {
  const [above, below] = ratio.split("/").map(Number);
  return Math.round(((above ?? 0) / (below || 1)) * 1000) / 1000;
}
