import { asFile, FILES_ONLY, QUIET } from "@/lib/media/ffmpeg-args";
import { runTool } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";

/** Pictures that move in a page, a chat or a mail, for ever and without sound. */
export type AnimationKind = "gif" | "webp";

interface Shape {
  width: number;
  height: number;
  durationMs: number;
  fps: number;
}

interface Plan {
  longestSide: number;
  fpsMax: number;
  /** As measured over clips of both vendors' sizes; what moves much weighs twice as much. */
  bytesPerPixel: number;
}

const PLANS: Record<AnimationKind, Plan> = {
  // GIF counts in hundredths of a second: 12.5 pictures are 8 of them each, and play evenly
  gif: { longestSide: 480, fpsMax: 12.5, bytesPerPixel: 0.7 },
  webp: { longestSide: 832, fpsMax: 25, bytesPerPixel: 0.12 },
};

const TIMEOUT_MS = 180_000;

/** Makes a looping animation of a clip and writes it to the file `into`. Throws ToolError when it can't. */
export async function animate(kind: AnimationKind, clip: string, into: string, { fps }: Pick<Shape, "fps">): Promise<void> {
  const { longestSide, fpsMax } = PLANS[kind];
  const size = `if(gte(iw,ih),min(${longestSide},iw),-2)':'if(gte(iw,ih),-2,min(${longestSide},ih))`;
  const picture = [...(fps > fpsMax ? [`fps=${fpsMax}`] : []), `scale='${size}':flags=lanczos+accurate_rnd+full_chroma_int`].join(",");
  const encode = {
    gif: [
      ...[
        "-filter_complex",
        `[0:v:0]${picture},split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=bayer:bayer_scale=3:diff_mode=rectangle`,
      ],
      ...["-f", "gif"],
    ],
    webp: ["-map", "0:v:0", "-vf", picture, "-c:v", "libwebp_anim", "-quality", "75", "-compression_level", "3", "-f", "webp"],
  }[kind];
  const args = ["-nostdin", "-y", ...QUIET, ...FILES_ONLY, "-i", asFile(clip), ...encode, "-an", "-loop", "0", asFile(into)];
  await runTool(ffmpegPath(), args, { timeoutMs: TIMEOUT_MS, isNice: true });
}

/** About how many bytes an animation of such a clip has. */
export function guessBytes(kind: AnimationKind, { width, height, durationMs, fps }: Shape): number {
  const { longestSide, fpsMax, bytesPerPixel } = PLANS[kind];
  const scale = Math.min(1, longestSide / Math.max(width, height));
  const frames = (durationMs / 1000) * Math.min(fps, fpsMax);
  return Math.round(width * height * scale * scale * frames * bytesPerPixel);
}

/** One frame of a clip, counted from 0, as a PNG of the clip's own size; null when it has no such frame. Throws ToolError. */
export async function pngOfFrame(clip: string, frame: number): Promise<Buffer | null> {
  const picture = `select=eq(n\\,${Math.trunc(frame)}),scale=flags=accurate_rnd+full_chroma_int`;
  const args = ["-nostdin", ...QUIET, ...FILES_ONLY, "-i", asFile(clip), "-map", "0:v:0", "-vf", picture];
  const png = await runTool(ffmpegPath(), [...args, "-frames:v", "1", "-c:v", "png", "-f", "image2pipe", "pipe:1"], {
    timeoutMs: TIMEOUT_MS,
    isNice: true,
  });
  return png.length > 0 ? png : null;
}
