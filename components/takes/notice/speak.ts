import { finishedWords } from "@/components/takes/feed/news";
import { takeMark } from "@/components/takes/take-words";
import type { TakeView } from "@/lib/takes/view";

/** One notice stands for all that ended since somebody looked: the next replaces it. */
const TAG = "dailies-takes";
/** While one tab holds the first, somebody looks; the second is held by the tab that speaks. */
const SEEN_LOCK = "dailies-looked-at";
const SPEAK_LOCK = "dailies-speaks";
const TOLD_KEY = "dailies-told";
const TOLD_MAX = 200;

/**
 * Tells of takes that just ended, `unseen` being all since somebody looked. Only while no tab of Dailies is looked at,
 * and of several tabs only one does. `onOpen` hears a press on the notice.
 */
export async function speak(ended: readonly TakeView[], unseen: readonly TakeView[], onOpen: (takes: readonly TakeView[]) => void): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  if (held.some(({ name }) => name === SEEN_LOCK)) return;
  await navigator.locks.request(SPEAK_LOCK, () => {
    const news = ended.map(toldKey);
    const told = readTold();
    if (news.every((key) => told.includes(key))) return;
    localStorage.setItem(TOLD_KEY, JSON.stringify([...told, ...news].slice(-TOLD_MAX)));
    const { title, body } = noticeWords(unseen);
    const notice = new Notification(title, { body, tag: TAG, icon: "/icon.svg" });
    notice.onclick = () => {
      window.focus();
      notice.close();
      onOpen(unseen);
    };
  });
}

/** Says to the other tabs that this one is looked at, until the signal ends it. */
export function holdLook(signal: AbortSignal): void {
  navigator.locks
    .request(SEEN_LOCK, { mode: "shared", signal }, () => new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve())))
    .catch(() => undefined);
}

/** "DAY-04 T2 is ready", and of many how many and which. */
export function noticeWords(takes: readonly TakeView[]): { title: string; body: string } {
  const [only] = takes;
  if (takes.length === 1 && only) {
    const name = `${only.slate} ${takeMark(only)}`;
    return only.status === "ready"
      ? { title: `${name} is ready`, body: only.prompt }
      : { title: `${name} failed`, body: only.failure?.message ?? only.prompt };
  }
  const words = finishedWords(takes);
  const isOneKind = !words.includes(",");
  return {
    title: isOneKind ? `${takes.length} takes: ${words.toLowerCase()}` : `${takes.length} takes: ${words}`,
    body: takes.map((take) => `${take.slate} ${takeMark(take)}`).join(", "),
  };
}

function toldKey({ id, status }: TakeView): string {
  return `${id} ${status}`;
}

function readTold(): string[] {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(TOLD_KEY) ?? "[]");
    return Array.isArray(told) ? told.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}
