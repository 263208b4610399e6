/** "0:51", "12:07": a wait in minutes and seconds. */
export function minutesSeconds(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** How far a wait is against what is usual: 100 is usual, beyond it is late. There is no end to know. */
export interface Wait {
  elapsedMs: number;
  /** Of the usual time, for the bar: at most 125, where the bar ends. */
  percent: number;
  isLate: boolean;
}

export function waitOf(sentAt: string, typicalMs: number, now: number): Wait {
  const elapsedMs = Math.max(0, now - Date.parse(sentAt));
  const percent = typicalMs > 0 ? (elapsedMs / typicalMs) * 100 : 0;
  return { elapsedMs, percent: Math.min(125, percent), isLate: percent > 100 };
}

/** "just now", "12 min ago", "14:08", "19 Nov, 14:08": when something was, as near as one cares. */
export function agoWords(at: string, now: number): string {
  const then = new Date(at);
  const minutes = Math.floor((now - then.getTime()) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const isToday = new Date(now).toDateString() === then.toDateString();
  return isToday ? clock(then) : `${then.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${clock(then)}`;
}

/** "14:08" */
export function clock(at: Date): string {
  return at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
