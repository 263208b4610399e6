import { closeDb } from "@/lib/db";
import { log } from "@/lib/log";
import { startWorker } from "@/lib/worker/worker";

const { stop, ended } = await startWorker();

let isStopping = false;
async function end(reason: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  log().info({ reason }, "the worker finishes what is under way");
  await stop();
  await closeDb();
  process.exit(0);
}

process.on("SIGTERM", () => void end("SIGTERM"));
process.on("SIGINT", () => void end("SIGINT"));
process.on("disconnect", () => void end("its starter is gone"));
await ended;
if (!isStopping) {
  log().error("the queue ended by itself");
  process.exit(1);
}
