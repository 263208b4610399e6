import { lengthWords, PROVIDER_LABELS } from "@/components/takes/take-words";
import type { TileView } from "@/lib/gallery/view";
import { STATUS_LABELS } from "@/lib/takes/state";
import { VERDICT_WORDS } from "@/lib/verdicts/limits";

/** "DAY-04 take 3, WaveSpeed 720p, 5 s, ready, approved, 4 of 5 stars, favourite, 2 notes": what a screen reader says of a tile. */
export function tileName(tile: TileView): string {
  const { slate, number, provider, resolution, clip, status, verdict, rating, isPicked, isFavourite, notes, openNotes } = tile;
  return [
    `${slate} take ${number}`,
    [PROVIDER_LABELS[provider], resolution].filter(Boolean).join(" "),
    clip && lengthWords(clip.durationMs),
    STATUS_LABELS[status].toLowerCase(),
    verdict && VERDICT_WORDS[verdict].toLowerCase(),
    isPicked && "the shot's choice",
    rating && `${rating} of 5 stars`,
    isFavourite && "favourite",
    notes > 0 && notesWords(notes, openNotes),
  ]
    .filter(Boolean)
    .join(", ");
}

/** "2 notes, 1 open" */
export function notesWords(notes: number, open: number): string {
  const all = notes === 1 ? "1 note" : `${notes} notes`;
  return open > 0 ? `${all}, ${open} open` : all;
}
