import pg from "pg";
import { log } from "@/lib/log";

const CHANNEL = "dailies_takes";
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
/** A connection that died without a word is noticed by asking. */
const ASK_EVERY_MS = 20_000;
const ANSWER_WITHIN_MS = 5_000;

export interface TakeNews {
  /** True while the database tells us of every change. */
  isLive(): boolean;
  stop(): Promise<void>;
}

export interface NewsHandlers {
  /** A take changed; the payload as the database sent it. */
  onTake(payload: string): void;
  /** Listening again after a gap, in which changes may have been missed. */
  onResumed(): void;
}

/** Listens to the database for changes of takes, over one connection, and goes on after every outage until it is stopped. */
export function listenForTakes(databaseUrl: string, { onTake, onResumed }: NewsHandlers): TakeNews {
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
      if (isLive) log().warn({ err: error }, "lost the database's news of takes; trying again");
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
    mine.on("notification", ({ payload }) => payload && onTake(payload));
    try {
      await mine.connect();
      await mine.query(`LISTEN ${CHANNEL}`);
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
