import type { Mark } from "@/lib/notes/view";
import type { Prisma } from "@/prisma/generated/client";

/** Places are kept to a ten-thousandth of the picture: finer than a pixel. */
const FINE = 10_000;

/** A mark as its column keeps it. */
export function toJsonMark({ shapes }: Mark): Prisma.InputJsonObject {
  return { shapes: shapes.map(({ kind, points }) => ({ kind, points: points.map(([x, y]) => [rounded(x), rounded(y)]) })) };
}

function rounded(place: number): number {
  return Math.round(place * FINE) / FINE;
}
