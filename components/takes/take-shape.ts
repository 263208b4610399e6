import type { TakeView } from "@/lib/takes/view";

/** Beyond these a tile would be a thread; the picture is covered, the player shows all of it. */
const NARROWEST = 0.45;
const WIDEST = 2.6;

/** Width over height of a take's tile, known before a byte of it is loaded. Before there is a clip: what the recipe will come to. */
export function ratioOf(take: Pick<TakeView, "clip" | "settings" | "still">): number {
  const ratio = take.clip ? take.clip.width / take.clip.height : (askedRatio(take.settings.aspect_ratio) ?? take.still.width / take.still.height);
  const safe = Number.isFinite(ratio) && ratio > 0 ? ratio : 16 / 9;
  return Number(Math.min(WIDEST, Math.max(NARROWEST, safe)).toFixed(4));
}

function askedRatio(value: unknown): number | null {
  const match = typeof value === "string" ? /^(\d+):(\d+)$/.exec(value) : null;
  return match ? Number(match[1]) / Number(match[2]) : null;
}
