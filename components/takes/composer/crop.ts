/** What part of a still is sent: all of it, or a window of a shape that the provider makes. */
export const CROP_SHAPES = ["whole", "16:9", "9:16", "1:1"] as const;
export type CropShape = (typeof CROP_SHAPES)[number];

export interface Size {
  width: number;
  height: number;
}

/** A window on a picture, in parts of its width and height: 0 to 1, so that it outlives a change of size. */
export interface CropBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A window smaller than this on its short side has too little to look at; a smaller still is its own limit. */
export const SHORT_SIDE_MIN = 256;
/** Taller pictures are shown narrower, so that the prompt stays on the screen. */
const TALLEST_REM = 20;
/** A picture whose size is not known yet is shown in the shape of most. */
const UNKNOWN: Size = { width: 3, height: 2 };
/** Shapes nearer than this are one: no provider could tell them apart. */
const SAME_SHAPE = 0.01;

/** Width over height of a shape, or of the picture itself for "whole". */
export function ratioOf(shape: CropShape, size: Size): number {
  const [width, height] = shape.split(":").map(Number);
  return shape !== "whole" && width && height ? width / height : size.width / size.height;
}

/** True when the picture has the shape already, so that a crop would cost a copy and change nothing. */
export function hasShape(size: Size, ratio: number): boolean {
  return Math.abs(size.width / size.height / ratio - 1) < SAME_SHAPE;
}

/** The largest window of a shape, in the middle. */
export function largestBox(size: Size, ratio: number): CropBox {
  const wide = (ratio * size.height) / size.width;
  const [width, height] = wide > 1 ? [1, 1 / wide] : [wide, 1];
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/** The window moved by parts of the picture, as far as it goes. */
export function moveBox(box: CropBox, dx: number, dy: number): CropBox {
  return { ...box, x: clamp(box.x + dx, 0, 1 - box.width), y: clamp(box.y + dy, 0, 1 - box.height) };
}

/** The window made larger or smaller about its middle, its shape kept, never over the picture's edge. */
export function resizeBox(size: Size, box: CropBox, factor: number): CropBox {
  const most = largestBox(size, (box.width * size.width) / (box.height * size.height));
  const shortSide = Math.min(most.width * size.width, most.height * size.height);
  const least = Math.min(1, SHORT_SIDE_MIN / shortSide);
  const scale = clamp((box.width / most.width) * factor, least, 1);
  const [width, height] = [most.width * scale, most.height * scale];
  return {
    x: clamp(box.x + (box.width - width) / 2, 0, 1 - width),
    y: clamp(box.y + (box.height - height) / 2, 0, 1 - height),
    width,
    height,
  };
}

/** The part of the picture that is lost, 0 to 1. */
export function lossOf(box: CropBox): number {
  return 1 - box.width * box.height;
}

/** The window in whole pixels of the still, inside it for sure. */
export function pixelsOf(size: Size, box: CropBox): CropBox {
  const width = clamp(Math.round(box.width * size.width), 1, size.width);
  const height = clamp(Math.round(box.height * size.height), 1, size.height);
  return {
    x: clamp(Math.round(box.x * size.width), 0, size.width - width),
    y: clamp(Math.round(box.y * size.height), 0, size.height - height),
    width,
    height,
  };
}

/** "16 %", "under 1 %": how much is lost, in words. */
export function percentWords(part: number): string {
  return part > 0 && part < 0.01 ? "under 1 %" : `${Math.round(part * 100)} %`;
}

/** As wide as there is room for, but not too tall. */
export function shownWidth(ratio: number, tallestRem = TALLEST_REM): string {
  return `min(100%, ${(tallestRem * ratio).toFixed(2)}rem)`;
}

export function shownSize(size: Size | null): Size {
  return size ?? UNKNOWN;
}

export function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), Math.max(min, max));
}
