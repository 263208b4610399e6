export interface Size {
  width: number;
  height: number;
}

/** What a clip must come to, to the frame. */
export interface FramePlan extends Size {
  frames: number;
  fps: number;
}

type Shape = "landscape" | "portrait" | "square";

/** The frames that the model itself makes in a second. */
export const MODEL_FPS = 16;
const EACHLABS_FRAMES = 81;

/** Long side, short side and the side of a square, by resolution. Only 832×480 and 1280×720 are published; the others keep their area and are inferred. */
const SIDES: Record<string, { long: number; short: number; square: number }> = {
  "480p": { long: 832, short: 480, square: 624 },
  "580p": { long: 1024, short: 576, square: 768 },
  "720p": { long: 1280, short: 720, square: 960 },
};

/** WaveSpeed takes its shape from the still: 5 s is 81 frames, 8 s is 129. */
export function wavespeedPlan(still: Size, resolution: string, durationS: number): FramePlan {
  return { ...sizeOf(resolution, nearestShape(still)), frames: durationS * MODEL_FPS + 1, fps: MODEL_FPS };
}

export interface Interpolation {
  model: string;
  between: number;
  isFpsAdjusted: boolean;
}

/** Eachlabs makes 81 frames and puts `between` more into each gap: shown faster when the rate is adjusted, longer when it is not. */
export function eachlabsPlan(still: Size, resolution: string, aspect: string, { model, between, isFpsAdjusted }: Interpolation): FramePlan {
  const times = model === "none" ? 1 : between + 1;
  const size = sizeOf(resolution, SHAPE_OF_ASPECT[aspect] ?? nearestShape(still));
  return { ...size, frames: (EACHLABS_FRAMES - 1) * times + 1, fps: isFpsAdjusted ? MODEL_FPS * times : MODEL_FPS };
}

const SHAPE_OF_ASPECT: Record<string, Shape> = { "16:9": "landscape", "9:16": "portrait", "1:1": "square" };

/** The nearest of 16:9, 9:16 and 1:1 by ratio. 4:3 lies exactly between two: it counts as wide, 3:4 as tall. */
function nearestShape({ width, height }: Size): Shape {
  const lean = Math.log(width / height);
  const half = Math.log(16 / 9) / 2 - 0.001;
  if (Math.abs(lean) < half) return "square";
  return lean > 0 ? "landscape" : "portrait";
}

function sizeOf(resolution: string, shape: Shape): Size {
  const sides = SIDES[resolution];
  if (!sides) throw new RangeError(`no such resolution: ${resolution}`);
  if (shape === "square") return { width: sides.square, height: sides.square };
  return shape === "landscape" ? { width: sides.long, height: sides.short } : { width: sides.short, height: sides.long };
}
