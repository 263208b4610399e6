import { type CropBox, clamp, SHORT_SIDE_MIN, type Size } from "@/components/takes/composer/crop";

export const CORNERS = ["nw", "ne", "se", "sw"] as const;
export type Corner = (typeof CORNERS)[number];

/** The window with one corner pulled by parts of the picture: the corner across from it stays where it is, and the shape is kept. */
export function pullCorner(size: Size, box: CropBox, corner: Corner, dx: number, dy: number): CropBox {
  const [isEast, isSouth] = [corner.endsWith("e"), corner.startsWith("s")];
  // as far along the diagonal as the pointer went
  const pulled = 1 + ((isEast ? dx : -dx) / box.width + (isSouth ? dy : -dy) / box.height) / 2;
  const most = Math.min((isEast ? 1 - box.x : box.x + box.width) / box.width, (isSouth ? 1 - box.y : box.y + box.height) / box.height);
  const least = Math.min(1, SHORT_SIDE_MIN / Math.min(box.width * size.width, box.height * size.height));
  const scale = clamp(pulled, least, most);
  const [width, height] = [box.width * scale, box.height * scale];
  return {
    x: clamp(isEast ? box.x : box.x + box.width - width, 0, 1 - width),
    y: clamp(isSouth ? box.y : box.y + box.height - height, 0, 1 - height),
    width,
    height,
  };
}
