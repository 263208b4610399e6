import { countWorkers } from "@/lib/health/data";
import { log } from "@/lib/log";
import { storage } from "@/lib/storage/current";
import { diskTroubleOf } from "@/lib/storage/disk-trouble";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";

export type StoragePart = "ok" | "full" | "down";

const DEADLINE_MS = 3_000;
/** Probing the storage writes a file: not more often than this, however often it is asked. */
const PROBE_EVERY_MS = 5_000;

let probed: { at: number; answer: Promise<StoragePart> } | undefined;

/** Whether clips can be kept, as of the last few seconds. */
export function storagePart(): Promise<StoragePart> {
  const now = Date.now();
  if (!probed || now - probed.at > PROBE_EVERY_MS) probed = { at: now, answer: probe() };
  return probed.answer;
}

/** Asks the storage anew the next time. */
export function forgetProbe(): void {
  probed = undefined;
}

/** Whether somebody does the work. Throws when the database can't be asked. */
export async function workerPart(): Promise<"ok" | "down"> {
  return (await countWorkers()) > 0 ? "ok" : "down";
}

/** A part that doesn't answer in time does not answer. */
export async function inTime<T>(question: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), DEADLINE_MS);
  });
  try {
    return await Promise.race([question, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function probe(): Promise<StoragePart> {
  try {
    await inTime(storage().probe());
    await inTime(assertDiskHasRoom());
    return "ok";
  } catch (error) {
    log().warn({ part: "storage", err: error }, "a health check failed");
    return diskTroubleOf(error) === "full" ? "full" : "down";
  }
}
