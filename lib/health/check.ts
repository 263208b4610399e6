import { db } from "@/lib/db";
import { inTime, storagePart, workerPart } from "@/lib/health/parts";
import { log } from "@/lib/log";

type Part = "ok" | "down";

/** Whether the studio can do its work, and if not, what is down. Holds no secret: anyone may ask. */
export interface Health {
  status: Part;
  database: Part;
  storage: Part;
  worker: Part;
}

export async function checkHealth(): Promise<Health> {
  const [isDatabaseThere, store] = await Promise.all([isDatabaseUp(), storagePart()]);
  const worker = isDatabaseThere ? await asked("worker", workerPart()) : "down";
  const parts = { database: partOf(isDatabaseThere), storage: partOf(store === "ok"), worker };
  return { status: partOf(Object.values(parts).every((part) => part === "ok")), ...parts };
}

/** True when the database answers within three seconds. */
export async function isDatabaseUp(): Promise<boolean> {
  const answered = await asked(
    "database",
    db().$queryRaw`SELECT 1`.then(() => "ok" as const),
  );
  return answered === "ok";
}

async function asked(part: string, question: Promise<Part>): Promise<Part> {
  try {
    return await inTime(question);
  } catch (error) {
    log().warn({ part, err: error }, "a health check failed");
    return "down";
  }
}

function partOf(isThere: boolean): Part {
  return isThere ? "ok" : "down";
}
