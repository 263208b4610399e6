/** A width and a height, in pixels or as a shape: 16 and 9. */
export interface Size {
  width: number;
  height: number;
}

/** The longest side of a fitted still: a video of 720p shows a tenth of it. */
const FIT_SIDE_MAX = 4096;

/** The size of a still that holds all of a picture and has another shape: as large as the picture needs, in even numbers as encoders want them. */
export function fitSize({ width, height }: Size, shape: Size): Size {
  const ratio = shape.width / shape.height;
  const wide = width / height > ratio ? width : height * ratio;
  const scale = Math.min(1, FIT_SIDE_MAX / Math.max(wide, wide / ratio));
  const even = (side: number) => Math.max(2, 2 * Math.round((side * scale) / 2));
  return { width: even(wide), height: even(wide / ratio) };
}

/** The part of a fitted still that is blur, 0 to 1. */
export function blurOf(size: Size, shape: Size): number {
  const [own, wanted] = [size.width / size.height, shape.width / shape.height];
  return 1 - Math.min(own, wanted) / Math.max(own, wanted);
}
