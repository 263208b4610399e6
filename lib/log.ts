import { AsyncLocalStorage } from "node:async_hooks";
import pino, { type Logger } from "pino";
import { env } from "@/lib/env";

const SECRET_NAMES = ["authorization", "x-api-key", "cookie", "set-cookie", "key", "apiKey", "token", "password", "secret", "url"];

let root: Logger | undefined;

// Next's pages and our own server are bundled apart and run in one process: they share the store by the global's name.
const held = globalThis as { dailiesRequest?: AsyncLocalStorage<string> };
held.dailiesRequest ??= new AsyncLocalStorage<string>();
const current = held.dailiesRequest;

/** The process's structured log: one JSON line an event, on standard output. Secrets by name are cut; never pass a signed address. */
export function log(): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: { process: env().DAILIES_PROCESS },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ requestId: current.getStore() }),
    redact: { paths: SECRET_NAMES.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: "[cut]" },
  });
  return root;
}

/** Runs `work` so that every line logged meanwhile names the request it is about. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return current.run(requestId, work);
}
