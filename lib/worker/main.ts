import { closeDb } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { within } from "@/lib/worker/within";
import { startWorker } from "@/lib/worker/worker";

const CLOSE_WITHIN_MS = 2_000;
/** Its starter does not start a program again whose settings are wrong. */
const EXIT_SETTINGS = 78;

try {
  env();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(EXIT_SETTINGS);
}

const { stop } = await startWorker();

let isStopping = false;
async function end(reason: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  log().info({ reason }, "the worker finishes what is under way");
  await stop();
  await within(CLOSE_WITHIN_MS, closeDb());
  process.exit(0);
}

process.on("SIGTERM", () => void end("SIGTERM"));
process.on("SIGINT", () => void end("SIGINT"));
process.on("disconnect", () => void end("its starter is gone"));
