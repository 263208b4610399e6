interface Box {
  width: number;
  height: number;
}

/** In how many columns pictures of a shape come out largest in a box; `extra` is what stands below each, `gap` what is between them. */
export function bestColumns(count: number, ratio: number, box: Box, { gap, extra }: { gap: number; extra: number }): number {
  let best = { columns: 1, width: 0 };
  for (let columns = 1; columns <= Math.max(1, count); columns += 1) {
    const rows = Math.ceil(count / columns);
    const byWidth = (box.width - gap * (columns - 1)) / columns;
    const byHeight = ((box.height - gap * (rows - 1)) / rows - extra) * ratio;
    const width = Math.min(byWidth, byHeight);
    if (width > best.width + 0.5) best = { columns, width };
  }
  return best.columns;
}
