import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { asFile, FILES_ONLY, QUIET } from "@/lib/media/ffmpeg-args";
import { runTool } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";
import { sandboxBadge } from "@/lib/sandbox/render/badge";
import { arrivalPath, cameraPath, type Quad } from "@/lib/sandbox/render/camera";
import type { FramePlan, Size } from "@/lib/sandbox/render/frame-plan";
import { readDirection } from "@/lib/sandbox/render/moves";
import { perspectiveFilter } from "@/lib/sandbox/render/perspective-filter";
import { randomOf } from "@/lib/sandbox/render/random";

export interface ClipOrder {
  /** Files of pictures that sharp has opened before. */
  still: string;
  endStill: string | null;
  prompt: string;
  /** What the path is drawn from: vendor and seed. */
  seed: string;
  plan: FramePlan;
  /** Holds the camera still and saves all effort: for tests of load. */
  isQuick?: boolean;
}

const RENDER_TIMEOUT_MS = 10 * 60_000;
/** The part of the clip over which the end still comes in. */
const ARRIVAL = { from: 0.42, until: 0.86 };
/** Fixed, since the number of threads is part of what the encoder writes. */
const THREADS = "2";

/** Renders a clip of exactly the plan's size, frames and rate. The same order gives the same bytes. Appears at `out` when whole. */
export async function renderClip(order: ClipOrder, out: string, signal?: AbortSignal): Promise<void> {
  const folder = await mkdtemp(path.join(path.dirname(out), "render-"));
  try {
    const clip = path.join(folder, "clip.mp4");
    await runTool(ffmpegPath(), await argumentsFor(order, folder, clip), { timeoutMs: RENDER_TIMEOUT_MS, isNice: true, signal });
    await rename(clip, out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function argumentsFor({ still, endStill, prompt, seed, plan, isQuick = false }: ClipOrder, folder: string, clip: string): Promise<string[]> {
  const canvas = isQuick ? plan : canvasFor(plan);
  const look = (path: () => readonly Quad[]) => (isQuick ? "null" : perspectiveFilter(path(), canvas));
  const arrivesAt = Math.round(plan.frames * ARRIVAL.from);
  const direction = readDirection(prompt);
  const moving = look(() => cameraPath(direction, plan, randomOf("path", seed)));
  const filters = [camera("0:v", "main", plan, moving)];
  const inputs = await pictureInput(still, canvas, plan, path.join(folder, "still.rgb"));
  let shown = "main";
  if (endStill) {
    inputs.push(...(await pictureInput(endStill, canvas, plan, path.join(folder, "end.rgb"))));
    const arrival = look(() => arrivalPath(plan.frames - arrivesAt, randomOf("arrival", seed)));
    const fade = `format=yuva420p,fade=t=in:alpha=1:s=0:n=${Math.round(plan.frames * (ARRIVAL.until - ARRIVAL.from))}`;
    filters.push(`${camera("1:v", "late", plan, arrival)};[late]${fade},setpts=PTS+${arrivesAt}/(${plan.fps}*TB)[end]`);
    filters.push("[main][end]overlay=0:0[both]");
    shown = "both";
  }
  const badge = await sandboxBadge(Math.min(plan.width, plan.height));
  await writeFile(path.join(folder, "badge.png"), badge.png);
  const badgeInput = endStill ? 2 : 1;
  inputs.push(...FILES_ONLY, "-i", asFile(path.join(folder, "badge.png")));
  filters.push(`[${shown}][${badgeInput}:v]overlay=W-w-${badge.margin}:${badge.margin},format=yuv420p[out]`);
  return ["-nostdin", ...QUIET, "-y", ...inputs, "-filter_complex", filters.join(";"), "-map", "[out]", ...encoding(plan, isQuick), asFile(clip)];
}

/** More pixels than the clip, so that what the camera nears stays sharp; fewer to spare where there are many already. */
function canvasFor({ width, height, frames }: FramePlan): Size {
  const spare = width * height * frames > 200_000_000 ? 1 : width * height > 600_000 ? 1.25 : 1.5;
  return { width: Math.ceil((width * spare) / 4) * 4, height: Math.ceil((height * spare) / 4) * 4 };
}

async function pictureInput(picture: string, canvas: Size, { fps }: FramePlan, raw: string): Promise<string[]> {
  const pixels = await sharp(picture, { limitInputPixels: 50_000_000 })
    .rotate()
    .flatten({ background: "#000" })
    .toColourspace("srgb")
    .resize(canvas.width, canvas.height, { fit: "cover", position: "centre", kernel: "lanczos3" })
    .removeAlpha()
    .raw()
    .toBuffer();
  await writeFile(raw, pixels);
  const shape = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-video_size", `${canvas.width}x${canvas.height}`, "-framerate", String(fps)];
  return [...FILES_ONLY, ...shape, "-i", asFile(raw)];
}

/** One picture, repeated without end and looked at through the moving camera. */
function camera(from: string, to: string, { width, height, fps }: FramePlan, perspective: string): string {
  const colours = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";
  const repeat = `loop=loop=-1:size=1:start=0,setpts=N/(${fps}*TB)`;
  return `[${from}]${colours},${repeat},${perspective},scale=${width}:${height}:flags=bicubic,setsar=1[${to}]`;
}

function encoding({ frames, fps }: FramePlan, isQuick: boolean): string[] {
  const colours = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"];
  const plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"];
  const video = [
    "-c:v",
    "libx264",
    "-preset",
    isQuick ? "ultrafast" : "veryfast",
    "-crf",
    "19",
    "-pix_fmt",
    "yuv420p",
    "-g",
    String(fps * 2),
    "-threads",
    THREADS,
  ];
  return ["-an", "-frames:v", String(frames), "-r", String(fps), ...video, ...colours, ...plain, "-movflags", "+faststart"];
}
