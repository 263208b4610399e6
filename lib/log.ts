import pino, { type Logger } from "pino";
import { env } from "@/lib/env";

const SECRET_NAMES = ["authorization", "x-api-key", "cookie", "set-cookie", "key", "apiKey", "token", "password", "secret", "url"];

let root: Logger | undefined;

/** The process's structured log: one JSON line an event, on standard output. Secrets by name are cut; never pass a signed address. */
export function log(): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: { process: env().DAILIES_PROCESS },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_NAMES.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: "[cut]" },
  });
  return root;
}
