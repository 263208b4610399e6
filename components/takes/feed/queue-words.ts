import type { Behind, QueuePlace } from "@/lib/takes/view";

/**
 * "3rd of 12 · about 2 min": where a queued take stands, and how long it waits where our own figures tell. Once what it waits for runs longer than they
 * do, it says that and for how long already, as nobody can tell any more.
 */
export function placeWords({ place, of, waitMs, behind }: Pick<QueuePlace, "place" | "of" | "waitMs" | "behind">, now: number): string {
  const where = `${ordinal(place)} of ${of}`;
  const runsMs = behind && now > 0 ? now - Date.parse(behind.since) : 0;
  if (behind && runsMs > behind.usualMs) return `${where} · ${behindWords(behind, runsMs)}`;
  return waitMs === null ? where : `${where} · ${aboutWords(waitMs)}`;
}

const MINUTE_MS = 60_000;

function behindWords({ takes }: Behind, runsMs: number): string {
  const minutes = Math.floor(runsMs / MINUTE_MS);
  const hours = Math.floor(minutes / 60);
  const time = hours < 1 ? `${minutes} min` : hours === 1 ? "an hour" : `${hours} hours`;
  const runs = minutes < 1 ? "longer than usual" : `for ${time}`;
  if (takes === 1) return `waits for a take to end that has been running ${runs}`;
  return `waits for one of ${takes} takes to end, each running ${runs}${minutes < 1 ? "" : " or longer"}`;
}

/** No nearer than an estimate can be. */
function aboutWords(ms: number): string {
  if (ms === 0) return "a place is free";
  if (ms < 10_000) return "in a few seconds";
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
