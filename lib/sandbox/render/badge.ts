import sharp from "sharp";

// Letters as strokes on a grid 10 high, drawn here so that no font is asked for.
const LETTERS: Record<string, { path: string; width: number }> = {
  S: {
    path: "M6.6 1.9C5.9.7 4.9 0 3.5 0 1.7 0 .4 1.1.4 2.6.4 4.2 1.8 4.7 3.6 5.1 5.5 5.5 6.9 6 6.9 7.5 6.9 9 5.5 10 3.6 10 1.9 10 .7 9.2 0 7.9",
    width: 7,
  },
  A: { path: "M0 10 3.9 0 7.8 10M1.4 6.6H6.4", width: 7.8 },
  N: { path: "M0 10V0L6.8 10V0", width: 6.8 },
  D: { path: "M0 0V10H2.9C6 10 7.6 8 7.6 5 7.6 2 6 0 2.9 0Z", width: 7.6 },
  B: { path: "M0 0V10H3.7C5.7 10 6.7 8.9 6.7 7.3 6.7 5.7 5.7 4.8 3.7 4.8H0M3.4 4.8C5.2 4.8 6.1 3.9 6.1 2.4 6.1.9 5.2 0 3.4 0H0", width: 6.7 },
  O: { path: "M4.4 0C7 0 8.8 2.1 8.8 5 8.8 7.9 7 10 4.4 10 1.8 10 0 7.9 0 5 0 2.1 1.8 0 4.4 0Z", width: 8.8 },
  X: { path: "M0 0 7 10M7 0 0 10", width: 7 },
};
const GAP = 3.4;
const PAD_X = 6.5;
const PAD_Y = 5;
const HEIGHT = 10 + 2 * PAD_Y;

export interface Badge {
  png: Buffer;
  /** Its distance from the right and the upper edge: below, tiles write the length of the clip. */
  margin: number;
}

/** The word SANDBOX in a small dark pill, sized for a frame whose shorter side is given. */
export async function sandboxBadge(shortSide: number): Promise<Badge> {
  let x = PAD_X;
  const strokes = [..."SANDBOX"].map((name) => {
    const letter = LETTERS[name];
    const stroke = `<path transform="translate(${x.toFixed(2)} ${PAD_Y})" d="${letter?.path}"/>`;
    x += (letter?.width ?? 0) + GAP;
    return stroke;
  });
  const width = x - GAP + PAD_X;
  const height = Math.round(shortSide * 0.043);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${Math.round((height * width) / HEIGHT)}" height="${height}">
    <rect width="${width}" height="${HEIGHT}" rx="5" fill="#0b0b0e" fill-opacity=".58"/>
    <g fill="none" stroke="#fff" stroke-opacity=".92" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${strokes.join("")}</g>
  </svg>`;
  return { png: await sharp(Buffer.from(svg)).png().toBuffer(), margin: Math.round(shortSide * 0.033) };
}
