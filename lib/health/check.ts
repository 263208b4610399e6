import { db } from "@/lib/db";
import { countWorkers } from "@/lib/health/data";
import { log } from "@/lib/log";
import { storage } from "@/lib/storage/current";

type Part = "ok" | "down";

/** Whether the studio can do its work, and if not, what is down. Holds no secret: anyone may ask. */
export interface Health {
  status: Part;
  database: Part;
  storage: Part;
  worker: Part;
}

const DEADLINE_MS = 3_000;
/** Probing the storage writes a file: not more often than this, however often it is asked. */
const PROBE_EVERY_MS = 5_000;

let probed: { at: number; answer: Promise<Part> } | undefined;

export async function checkHealth(): Promise<Health> {
  const [database, store] = await Promise.all([
    ask("database", async () => {
      await db().$queryRaw`SELECT 1`;
    }),
    probeStorage(),
  ]);
  const worker = database === "ok" ? await ask("worker", assertWorker) : "down";
  return { status: [database, store, worker].every((part) => part === "ok") ? "ok" : "down", database, storage: store, worker };
}

/** Asks the storage anew the next time. */
export function forgetProbe(): void {
  probed = undefined;
}

async function assertWorker(): Promise<void> {
  if ((await countWorkers()) === 0) throw new Error("no worker was heard of within 20 seconds");
}

function probeStorage(): Promise<Part> {
  const now = Date.now();
  if (!probed || now - probed.at > PROBE_EVERY_MS) probed = { at: now, answer: ask("storage", () => storage().probe()) };
  return probed.answer;
}

/** A part that doesn't answer in time is down. */
async function ask(part: string, question: () => Promise<void>): Promise<Part> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), DEADLINE_MS);
  });
  try {
    await Promise.race([question(), late]);
    return "ok";
  } catch (error) {
    log().warn({ part, err: error }, "a health check failed");
    return "down";
  } finally {
    clearTimeout(timer);
  }
}
