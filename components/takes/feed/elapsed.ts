import type { TypicalTime } from "@/lib/takes/view";

/** "0:51", "12:07": a wait in minutes and seconds. */
export function minutesSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How far a wait is against what is usual. There is no end to know, so this is never how much is done. */
export interface Wait {
  elapsedMs: number;
  /** Of the longest that is usual, for the bar: at most 125, where the bar ends. */
  percent: number;
  /** Where the usual begins, on the same scale. */
  fromPercent: number;
  isLate: boolean;
}

export function waitOf(sentAt: string, { lowMs, highMs, lateMs }: TypicalTime, now: number): Wait {
  const elapsedMs = Math.max(0, now - Date.parse(sentAt));
  const percentOf = (ms: number) => (highMs > 0 ? (ms / highMs) * 100 : 0);
  return { elapsedMs, percent: Math.min(125, percentOf(elapsedMs)), fromPercent: percentOf(lowMs), isLate: elapsedMs > lateMs };
}

/** "usually 55 to 80 s", "usually about 2 min", and what nobody has measured yet: "expected about 70 s". */
export function usualWords({ lowMs, highMs, from }: TypicalTime): string {
  const [low, high] = [roughly(lowMs), roughly(highMs)];
  const verb = from === "unmeasured" ? "expected" : "usually";
  if (low.text === high.text) return `${verb} about ${high.text}`;
  return `${verb} ${low.unit === high.unit ? low.figure : low.text} to ${high.text}`;
}

/** Whose takes the words rest on. */
export function usualSource({ from }: TypicalTime, provider: string): string {
  if (from === "unmeasured") return `Fewer than five takes of yours at ${provider} are there to tell: this is what is said of the model.`;
  const which = { settings: "with these settings", size: "of this size", provider: `at ${provider}` }[from];
  return `The middle half of your last takes ${which}.`;
}

const MINUTE_MS = 60_000;

/** No nearer than it is worth: whole seconds, then fives, then minutes. */
function roughly(ms: number): { figure: number; unit: string; text: string } {
  const seconds = ms / 1000;
  const [figure, unit] =
    ms >= 2 * MINUTE_MS
      ? [Math.round(ms / MINUTE_MS), "min"]
      : seconds >= 20
        ? [Math.round(seconds / 5) * 5, "s"]
        : [Math.max(1, Math.round(seconds)), "s"];
  return { figure, unit, text: `${figure} ${unit}` };
}

// kept: making one takes as long as using it fifty times
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });

/** "just now", "12 min ago", "14:08", "19 Nov, 14:08": when something was, as near as one cares. */
export function agoWords(at: string, now: number): string {
  const then = new Date(at);
  const minutes = Math.floor((now - then.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const isToday = new Date(now).toDateString() === then.toDateString();
  return isToday ? clock(then) : `${DAY.format(then)}, ${clock(then)}`;
}

/** "14:08" */
export function clock(at: Date): string {
  return TIME.format(at);
}
