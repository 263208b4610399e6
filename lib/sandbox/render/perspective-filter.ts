import type { Quad } from "@/lib/sandbox/render/camera";
import type { Size } from "@/lib/sandbox/render/frame-plan";

const NAMES = ["x0", "y0", "x1", "y1", "x2", "y2", "x3", "y3"];

/**
 * ffmpeg's `perspective` filter that looks at a canvas through one quad a frame, to a 256th of a pixel. (zoompan steps by whole
 * pixels, which trembles.) Each number is a tree of comparisons with the frame's number, the only table that ffmpeg can hold.
 */
export function perspectiveFilter(path: readonly Quad[], canvas: Size): string {
  const values = NAMES.map((name, index) => {
    const scale = index % 2 === 0 ? canvas.width : canvas.height;
    const numbers = path.map((quad) => ((quad[index] ?? 0) * scale).toFixed(3).replace(/\.?0+$/, ""));
    return `${name}='${tree(numbers, 1)}'`;
  });
  return `perspective=${values.join(":")}:interpolation=cubic:sense=source:eval=frame`;
}

/** Frames count from `first`. */
function tree(numbers: readonly string[], first: number): string {
  const only = numbers[0] ?? "0";
  if (numbers.every((number) => number === only)) return only;
  const half = numbers.length >> 1;
  return `if(lt(on,${first + half}),${tree(numbers.slice(0, half), first)},${tree(numbers.slice(half), first + half)})`;
}
