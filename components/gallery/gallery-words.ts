import type { Count, TilePage } from "@/lib/gallery/view";

/** "27 takes"; "1,000+ takes" where they were not counted to the end. */
export function countWords({ takes, isMore }: Count): { number: string; rest: string } {
  return { number: `${takes.toLocaleString("en-US")}${isMore ? "+" : ""}`, rest: takes === 1 && !isMore ? "take" : "takes" };
}

/** "2:24 of footage"; null when there is none. */
export function footageWords(tiles: readonly Pick<TilePage["tiles"][number], "clip">[]): string | null {
  const seconds = Math.round(tiles.reduce((sum, tile) => sum + (tile.clip?.durationMs ?? 0), 0) / 1000);
  if (seconds === 0) return null;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = `${hours ? String(minutes).padStart(2, "0") : minutes}:${String(rest).padStart(2, "0")}`;
  return `${hours ? `${hours}:${tail}` : tail} of footage`;
}

/** "3 takes are selected": said aloud whenever it changes. */
export function pickedWords(count: number): string {
  if (count === 0) return "Nothing is selected";
  return count === 1 ? "1 take is selected" : `${count.toLocaleString("en-US")} takes are selected`;
}
