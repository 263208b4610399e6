import type { Lines, Row } from "@/components/gallery/rows";

/** Narrower than this the wall is a phone's: its own height of rows, and two or three tiles side by side. */
const PHONE_WIDTH = 640;
const PHONE = { gap: 6, rowHeight: 132, most: 3, under: 38 };
/** As app/styles/gallery.css has them: the line under a picture, and what stands between two rows. */
const WIDE = { gap: 8, most: 64, under: 40 };

/** The width that a wall was seen at last, for the server's first answer; kept in a cookie. */
export const WALL_WIDTH = { cookie: "dailies-wallw", phone: 366, wide: 1_344 } as const;
/** As long as the wall is off by no more than this from what the server took it for, its rows stay the same ones: nothing moves. */
const NEAR = 0.2;

/** A wall's measures at a width; `rowHeight` is what was chosen, for all but phones. `under` is what stands below the pictures of a row. */
export function linesAt(width: number, rowHeight: number): Lines & { under: number } {
  return width < PHONE_WIDTH ? { width, ...PHONE } : { width, rowHeight, ...WIDE };
}

/** Whether rows that were cut for one width may stand at another. */
export function isNear(cut: number, width: number): boolean {
  return Math.abs(width / cut - 1) <= NEAR && cut < PHONE_WIDTH === width < PHONE_WIDTH;
}

/** The same rows on a wall that is so many times as wide. */
export function scaled(rows: readonly Row[], times: number): readonly Row[] {
  return times === 1 ? rows : rows.map((row) => ({ ...row, height: Math.round(row.height * times) }));
}

/** Reads the cookie; without one, what is usual on a phone or on a desk. */
export function readWallWidth(value: string | undefined, isPhone: boolean): number {
  const width = Number(value || Number.NaN);
  if (width >= 200 && width <= 8_000) return width;
  return isPhone ? WALL_WIDTH.phone : WALL_WIDTH.wide;
}
