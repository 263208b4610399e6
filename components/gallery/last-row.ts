/** What decides where the wall's rows break, in pixels. */
export interface Lines {
  width: number;
  gap: number;
  /** The height that rows aim at. */
  rowHeight: number;
}

/**
 * Where the last row begins, by the ratios alone: the same rule by which the browser breaks the wall's flex lines.
 * A row takes tiles while their widths at the aimed height fit.
 */
export function lastRowStart(ratios: readonly number[], { width, gap, rowHeight }: Lines): number {
  let start = 0;
  let used = 0;
  ratios.forEach((ratio, index) => {
    const tile = ratio * rowHeight;
    if (index > start && used + gap + tile > width) {
      start = index;
      used = tile;
    } else used += tile + (index > start ? gap : 0);
  });
  return start;
}
