import type { QueuePlace } from "@/lib/takes/view";

/** "3rd of 12 · about 2 min": where a queued take stands, and how long it waits where our own figures tell. */
export function placeWords({ place, of, waitMs }: Pick<QueuePlace, "place" | "of" | "waitMs">): string {
  const where = `${ordinal(place)} of ${of}`;
  return waitMs === null ? where : `${where} · ${aboutWords(waitMs)}`;
}

const MINUTE_MS = 60_000;

/** No nearer than an estimate can be. */
function aboutWords(ms: number): string {
  if (ms < 10_000) return "any moment now";
  if (ms < MINUTE_MS) return "less than a minute";
  const minutes = Math.round(ms / MINUTE_MS);
  if (minutes < 60) return `about ${minutes} min`;
  const hours = Math.round(minutes / 60);
  return minutes < 90 ? "about an hour" : `about ${hours} hours`;
}

const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });

function ordinal(place: number): string {
  const endings: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
  return `${place}${endings[ORDINALS.select(place)] ?? "th"}`;
}
