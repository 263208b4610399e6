import { sizeWords } from "@/components/player/recipe-words";
import type { DownloadKind, DownloadView } from "@/lib/deliver/view";

const NAMES: Record<Exclude<DownloadKind, "frame">, string> = {
  mp4: "MP4 with its recipe",
  mp4_bare: "MP4 without recipe",
  gif: "GIF",
  webp: "WebP",
  poster: "Poster, JPEG",
};

/** What a form of the clip is called; frames are counted from 1. */
export function downloadName(kind: DownloadKind, frame: number): string {
  return kind === "frame" ? `Frame ${frame}, PNG` : NAMES[kind];
}

/** "3.1 MB", or "about 3 MB" while it is a guess. */
export function downloadSize({ bytes, isExact }: Pick<DownloadView, "bytes" | "isExact">): string {
  if (isExact) return sizeWords(bytes);
  const step = 10 ** Math.floor(Math.log10(Math.max(1, bytes)));
  return `about ${sizeWords(Math.round(bytes / step) * step).replace(".0 ", " ")}`;
}
