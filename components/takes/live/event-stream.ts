/** `connecting` until it is known; `reconnecting` while a break is too short to speak of; `polling` while it lasts. */
export type LiveState = "connecting" | "live" | "reconnecting" | "polling" | "offline";

/** The part of EventSource that is used. */
export interface EventStream {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void;
  close(): void;
}

export interface StreamHandlers {
  onTake: (takeId: string) => void;
  /** Something about the studio itself changed, and what it is about: a pause, a budget, a project, a part of it that went away or came back; and of which takes, where they are named. */
  onStudio: (about: string | null, takeIds: readonly string[]) => void;
  /** Something may have been missed: ask for everything again. */
  onResync: () => void;
  onState: (state: LiveState) => void;
}

/** A break shorter than this is nobody's business; afterwards we also ask by ourselves this often. */
export const BREAK_MS = 5_000;
/** The studio says something every 15 s: after this the line is dead, or this computer has slept. */
export const SILENCE_MS = 40_000;
const LOOK_EVERY_MS = 10_000;
const CLOSED = 2;
const REOPEN_MS = [1_000, 2_000, 5_000, 10_000];

/** Follows the studio's events for as long as it lasts, through breaks. Returns what ends it. */
export function followEvents(open: () => EventStream, handlers: StreamHandlers): () => void {
  let stream: EventStream | undefined;
  let state: LiveState = "connecting";
  let reopens = 0;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let breaking: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let heardAt = Date.now();

  function become(next: LiveState) {
    if (state === next) return;
    state = next;
    handlers.onState(next);
  }

  function connect() {
    clearTimeout(reopening);
    stream?.close();
    const mine = open();
    stream = mine;
    mine.addEventListener("open", () => {
      if (stream !== mine) return;
      settle();
      reopens = 0;
      heardAt = Date.now();
      become("live");
      handlers.onResync();
    });
    mine.addEventListener("ping", hear);
    mine.addEventListener("take", (event) => {
      hear();
      const takeId = wordIn(event.data, "id");
      if (takeId) handlers.onTake(takeId);
    });
    mine.addEventListener("state", (event) => handlers.onStudio(wordIn(event.data, "about"), takesIn(event.data)));
    mine.addEventListener("resync", () => handlers.onResync());
    mine.addEventListener("error", () => {
      if (stream === mine) broken(mine);
    });
  }

  function hear() {
    heardAt = Date.now();
  }

  /** A line that broke without a word: what was missed is asked for when the next one opens. */
  function look() {
    if (state !== "live" || Date.now() - heardAt <= SILENCE_MS) return;
    startBreak();
    connect();
  }

  function startBreak() {
    if (state === "live") become("reconnecting");
    breaking ??= setTimeout(() => {
      if (state !== "offline") become("polling");
      polling ??= setInterval(() => handlers.onResync(), BREAK_MS);
    }, BREAK_MS);
  }

  function broken(mine: EventStream) {
    startBreak();
    // an answer that is no stream closes it for good; a broken line the browser mends by itself
    if (mine.readyState === CLOSED) {
      clearTimeout(reopening);
      reopening = setTimeout(connect, REOPEN_MS[Math.min(reopens, REOPEN_MS.length - 1)]);
      reopens += 1;
    }
  }

  function settle() {
    clearTimeout(breaking);
    clearInterval(polling);
    breaking = undefined;
    polling = undefined;
  }

  const goOffline = () => {
    settle();
    become("offline");
  };
  const goOnline = () => {
    become("reconnecting");
    connect();
  };
  globalThis.addEventListener?.("offline", goOffline);
  globalThis.addEventListener?.("online", goOnline);
  // a tab in the background looks seldom: at once when it comes back
  globalThis.document?.addEventListener("visibilitychange", look);
  const looking = setInterval(look, LOOK_EVERY_MS);
  connect();

  return () => {
    globalThis.removeEventListener?.("offline", goOffline);
    globalThis.removeEventListener?.("online", goOnline);
    globalThis.document?.removeEventListener("visibilitychange", look);
    clearInterval(looking);
    settle();
    clearTimeout(reopening);
    stream?.close();
    stream = undefined;
  };
}

function wordIn(data: string, name: string): string | null {
  const word = valueIn(data, name);
  return typeof word === "string" ? word : null;
}

function takesIn(data: string): string[] {
  return [valueIn(data, "takeId"), valueIn(data, "takeIds")].flat().filter((id) => typeof id === "string");
}

function valueIn(data: string, name: string): unknown {
  try {
    const parsed: unknown = JSON.parse(data);
    return typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, name) : null;
  } catch {
    return null;
  }
}
