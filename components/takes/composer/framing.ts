import { type CropBox, type CropShape, hasShape, largestBox, pixelsOf, ratioOf, type Size } from "@/components/takes/composer/crop";
import type { Draft } from "@/components/takes/composer/draft";
import { fitSize } from "@/lib/stills/state";

/** What of a still goes out: all of it as it is, a window cut out of it (in its pixels), or all of it on a blurred copy of itself. */
export type Framing = { how: "whole" } | { how: "cut"; box: CropBox } | { how: "fit"; shape: Size };

/** The two ways to another shape. */
export const FIT_CHOICES = [
  { value: "cut", label: "Crop" },
  { value: "fit", label: "Fit" },
] as const;

const WHOLE: Framing = { how: "whole" };

/** The window as it stands: null when the whole picture goes out, because that was asked for or because it has the shape. */
export function windowOf(size: Size, shape: CropShape, box: CropBox | null): CropBox | null {
  if (shape === "whole" || !size.width || !size.height) return null;
  const ratio = ratioOf(shape, size);
  return box ?? (hasShape(size, ratio) ? null : largestBox(size, ratio));
}

/** How the still goes out. */
export function framingOf(size: Size, { shape, box, fit }: Pick<Draft, "shape" | "box" | "fit">): Framing {
  if (fit.still && shape !== "whole" && size.width && size.height) return fitted(size, shapeOf(shape));
  const window = windowOf(size, shape, box);
  return window ? cut(size, window) : WHOLE;
}

/** How the end still goes out: both stills of a take have one shape. */
export function endFramingOf(size: Size, sent: Size, isFit: boolean): Framing {
  if (!size.width || !size.height || !sent.width || !sent.height) return WHOLE;
  const ratio = sent.width / sent.height;
  if (hasShape(size, ratio)) return WHOLE;
  return isFit ? fitted(size, sent) : cut(size, largestBox(size, ratio));
}

/** The size in which it goes out. */
export function sentSize(size: Size, framing: Framing): Size {
  if (framing.how === "cut") return framing.box;
  return framing.how === "fit" ? fitSize(size, framing.shape) : size;
}

function cut(size: Size, window: CropBox): Framing {
  const box = pixelsOf(size, window);
  return box.width === size.width && box.height === size.height ? WHOLE : { how: "cut", box };
}

function fitted(size: Size, shape: Size): Framing {
  return hasShape(size, shape.width / shape.height) ? WHOLE : { how: "fit", shape: { width: shape.width, height: shape.height } };
}

function shapeOf(shape: CropShape): Size {
  const [width = 1, height = 1] = shape.split(":").map(Number);
  return { width, height };
}
