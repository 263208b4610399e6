// What the studio's processes print. A terminal gets warnings in a line each and the rest goes to a file; a pipe (a container, a service) gets every line as it is.
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const MAX_BYTES = 10_000_000;
const WARN = 40;
const NAMES = { 40: "warning", 50: "error", 60: "fatal" };

export function openConsole(dataDir, isDev) {
  if (!process.stdout.isTTY) {
    return { onLine: (name, stream, line) => process.stdout.write(stream === "supervisor" ? `${asJson(name, line)}\n` : `${line}\n`), file: null };
  }
  const file = path.join(dataDir, "logs", "studio.log");
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > MAX_BYTES) renameSync(file, `${file}.1`);
  const kept = createWriteStream(file, { flags: "a", mode: 0o600 });
  kept.on("error", () => {});
  let last = "";
  return {
    file,
    onLine(name, stream, line) {
      kept.write(`${stream === "supervisor" ? asJson(name, line) : line}\n`);
      const shown = shortOf(name, isDev ? "stderr" : stream, line);
      if (!shown || shown === last) return;
      last = shown;
      process.stdout.write(`\r\u001b[K${shown}\n`);
    },
  };
}

/** What is no JSON comes from Next and from Node itself: of that, only complaints. */
function shortOf(name, stream, line) {
  if (stream === "supervisor") return `  ${name} ${line}`;
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= WARN
      ? `  ${name} ${NAMES[level] ?? "warning"}: ${msg ?? ""}${err?.message && err.message !== msg ? ` (${err.message})` : ""}`
      : "";
  } catch {
    return stream === "stderr" && line.trim() ? `  ${name}: ${line}` : "";
  }
}

function asJson(name, msg) {
  return JSON.stringify({ level: WARN, time: new Date().toISOString(), process: "supervisor", part: name, msg });
}
