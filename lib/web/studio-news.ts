import pg from "pg";
import { log } from "@/lib/log";

const TAKES = "dailies_takes";
const STATE = "dailies_state";
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** A connection that died without a word is noticed by asking. */
const ASK_EVERY_MS = 20_000;
const ANSWER_WITHIN_MS = 5_000;

export interface StudioNews {
  /** True while the database tells us of every change. */
  isLive(): boolean;
  stop(): Promise<void>;
}

export interface NewsHandlers {
  /** A take changed; the payload as the database sent it. */
  onTake(payload: string): void;
  /** A provider was paused or goes on, or a budget changed; the payload as the database sent it. */
  onState(payload: string): void;
  /** Listening again after a gap, in which changes may have been missed. */
  onResumed(): void;
}

/** Listens to the database for changes of takes and of what the studio may do, over one connection, and goes on after every outage until it is stopped. */
export function listenForNews(databaseUrl: string, { onTake, onState, onResumed }: NewsHandlers): StudioNews {
  let client: pg.Client | undefined;
  let isLive = false;
  let isStopped = false;
  let hadGap = false;
  let pauseMs = FIRST_PAUSE_MS;
  let retry: NodeJS.Timeout | undefined;
  let asking: NodeJS.Timeout | undefined;

  async function open(): Promise<void> {
    const mine = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      keepAlive: true,
      application_name: "dailies events",
    });
    client = mine;
    const lose = (error?: Error) => {
      if (client !== mine) return;
      client = undefined;
      clearInterval(asking);
      if (isLive) log().warn({ err: error }, "lost the database's news; trying again");
      isLive = false;
      hadGap = true;
      // Nothing is waiting on it any more; a socket that hangs must not hold us.
      mine.end().catch(() => {});
      if (isStopped) return;
      retry = setTimeout(() => void open(), pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    };
    mine.on("error", lose);
    mine.on("end", () => lose());
    mine.on("notification", ({ channel, payload }) => payload && (channel === TAKES ? onTake(payload) : onState(payload)));
    try {
      await mine.connect();
      await mine.query(`LISTEN ${TAKES}; LISTEN ${STATE}`);
    } catch (error) {
      return lose(error instanceof Error ? error : new Error(String(error)));
    }
    if (client !== mine) return;
    isLive = true;
    pauseMs = FIRST_PAUSE_MS;
    asking = setInterval(() => void ask(mine).catch(lose), ASK_EVERY_MS);
    if (hadGap) onResumed();
    hadGap = false;
  }

  void open();
  return {
    isLive: () => isLive,
    async stop() {
      isStopped = true;
      clearTimeout(retry);
      clearInterval(asking);
      isLive = false;
      await client?.end().catch(() => {});
    },
  };
}

async function ask(client: pg.Client): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database did not answer")), ANSWER_WITHIN_MS);
  });
  try {
    await Promise.race([client.query("SELECT 1"), late]);
  } finally {
    clearTimeout(timer);
  }
}
