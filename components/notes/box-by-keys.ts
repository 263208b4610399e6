import type { Point, Shape } from "@/lib/notes/view";

/** Where a box begins that is drawn by keyboard. */
export const CENTRE_BOX: Shape = {
  kind: "box",
  points: [
    [0.35, 0.35],
    [0.65, 0.65],
  ],
};

const STEP = 0.02;
const LEAST = 0.04;
const WAYS: Record<string, Point> = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };

/** A box after a press of an arrow key: moved, or with Shift sized at its far corner. It stays inside the picture. */
export function movedBox({ points }: Shape, key: string, isSizing: boolean): Shape {
  const [[left, top], [right, bottom]] = cornersOf(points);
  const [dx, dy] = WAYS[key] ?? [0, 0];
  if (isSizing) return box([left, top], [between(right + dx, left + LEAST, 1), between(bottom + dy, top + LEAST, 1)]);
  const x = between(left + dx, 0, 1 - (right - left));
  const y = between(top + dy, 0, 1 - (bottom - top));
  return box([x, y], [x + right - left, y + bottom - top]);
}

/** What it is and how it is moved, for who can't see it. */
export function boxWords({ points }: Shape): string {
  const [[left, top], [right, bottom]] = cornersOf(points);
  const say = (part: number) => `${Math.round(part * 100)} %`;
  return `Box ${say(left)} from the left, ${say(top)} from the top, ${say(right - left)} wide, ${say(bottom - top)} high. Arrows move it, with Shift they size it, Enter keeps it, Esc ends drawing.`;
}

function cornersOf(points: readonly Point[]): [Point, Point] {
  return [points[0] ?? [0, 0], points[1] ?? [1, 1]];
}

function box(from: Point, to: Point): Shape {
  return { kind: "box", points: [from, to] };
}

function between(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value * 10_000) / 10_000));
}
