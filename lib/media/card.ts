import path from "node:path";
import sharp, { type OverlayOptions } from "sharp";

const FONTS = path.join("lib", "media", "fonts");
const SURROUND = "#080808";
/** Shares of the picture's height, or of its width where that is less. */
const TITLE = { size: 0.085, font: "Geist SemiBold", file: "Geist-SemiBold.ttf", colour: "#ededed" };
const TEXT = { size: 0.042, font: "Geist", file: "Geist-Regular.ttf", colour: "#b3b3b6" };
const GAP = 0.04;
const WIDTH = 0.8;

/** A title card as a PNG: its title and the text below it in the middle of the dark that stands round every picture. */
export async function drawCard({ title, text, width, height }: { title: string; text: string; width: number; height: number }): Promise<Buffer> {
  const unit = Math.min(width, height);
  const lines = await Promise.all([line(title, TITLE, width, unit), line(text, TEXT, width, unit)]);
  const drawn = lines.filter((one) => one !== null);
  const gap = Math.round(unit * GAP);
  const total = drawn.reduce((sum, one) => sum + one.height, 0) + gap * Math.max(0, drawn.length - 1);
  let top = Math.max(0, Math.round((height - total) / 2));
  const placed: OverlayOptions[] = [];
  for (const one of drawn) {
    placed.push({ input: one.png, left: Math.max(0, Math.round((width - one.width) / 2)), top });
    top += one.height + gap;
  }
  return sharp({ create: { width, height, channels: 3, background: SURROUND } })
    .composite(placed)
    .png()
    .toBuffer();
}

interface Line {
  png: Buffer;
  width: number;
  height: number;
}

/** Wrapped where it is too long, and smaller where it would be too high. */
async function line(text: string, style: typeof TITLE, width: number, unit: number): Promise<Line | null> {
  if (text.trim() === "") return null;
  for (let size = unit * style.size; ; size *= 0.8) {
    const markup = `<span font_family="${style.font}" size="${size.toFixed(1)}pt" foreground="${style.colour}">${escaped(text)}</span>`;
    const fontfile = path.resolve(/* turbopackIgnore: true */ process.cwd(), FONTS, style.file);
    const { data, info } = await sharp({
      text: { text: markup, font: style.font, fontfile, width: Math.round(width * WIDTH), align: "centre", rgba: true, dpi: 72, wrap: "word-char" },
    })
      .png()
      .toBuffer({ resolveWithObject: true });
    if (info.height <= unit * 0.42 || size < 8) return { png: data, width: info.width, height: info.height };
  }
}

function escaped(text: string): string {
  return text
    .replace(/(?!\n)\p{Cc}/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
