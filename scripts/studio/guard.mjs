// Preloaded into each of our processes: when the supervisor is gone, however it went, they stop too.
import process from "node:process";

const FORCE_AFTER_MS = 15_000;

// Next's own workers inherit the preload, and would end while they wait for work if their channel were let go.
const isNexts = /[\\/]jest-worker[\\/]/.test(process.argv[1] ?? "");

if (process.channel && !isNexts) {
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}
