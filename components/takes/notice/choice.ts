/** Kept in this browser: whether it may speak when takes end. */
const KEY = "dailies-notice";

/**
 * `unsupported`: this browser or this address can't; `blocked`: the person or the browser said no; `failed`: it said yes and then showed nothing,
 * as phones do for pages that are not installed.
 */
export type NoticeState = "unsupported" | "blocked" | "failed" | "off" | "on";

/** True when the member chose to be told, and the browser lets us. Cheap: it is asked at every end of a take. */
export function isNoticeOn(): boolean {
  return noticeState() === "on";
}

export function noticeState(): NoticeState {
  if (typeof Notification === "undefined") return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && read() === "on" ? "on" : "off";
}

/** Asks the browser, which asks the person; call it from a press alone. A first notice proves that they are shown. */
export async function turnNoticeOn(): Promise<NoticeState> {
  if (noticeState() === "unsupported") return "unsupported";
  const answer = await Notification.requestPermission();
  if (answer !== "granted") return answer === "denied" ? "blocked" : "off";
  try {
    new Notification("Dailies tells you here when takes finish", { tag: "dailies-takes", icon: "/icon.svg" });
  } catch {
    return "failed";
  }
  write("on");
  return "on";
}

export function turnNoticeOff(): NoticeState {
  write("off");
  return noticeState();
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(value: "on" | "off"): void {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // a browser that keeps nothing is asked again
  }
}
