// What a person reads while something starts: one line a step, with the time it took.
import process from "node:process";

const TICK_AFTER_MS = 400;
const MOST_LINES = 60;
let out = process.stdout;

// Whoever read us may be gone before the studio is stopped in good order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

/** Sends everything said from now on to standard error, for commands whose output is read by programs. */
export function sayOnStderr() {
  out = process.stderr;
}

export function say(line = "") {
  out.write(`${line}\n`);
}

/** Ends this process with a sentence for its reader. The trouble's details, when given, come below it. */
export class Trouble extends Error {
  constructor(sentence, details = "") {
    super(sentence);
    this.name = "Trouble";
    this.details = details;
  }
}

/** Shows a thrown thing: a Trouble as its sentence, anything else whole, since it is a bug. */
export function sayTrouble(error) {
  if (error instanceof Trouble) {
    process.stderr.write(`\n${error.message}\n`);
    if (error.details) process.stderr.write(`\n${excerpt(error.details)}\n`);
  } else {
    process.stderr.write(`\n${error?.stack ?? error}\n`);
  }
}

/** Runs one step and says what it was and how long it took. A quick step whose result is `quiet` says nothing. */
export async function step(title, run) {
  const startedAt = Date.now();
  let isShown = false;
  const timer = setTimeout(() => {
    isShown = true;
    out.write(`  … ${title}${out.isTTY ? "" : "\n"}`);
  }, TICK_AFTER_MS);
  try {
    const result = await run();
    clearTimeout(timer);
    const note = typeof result === "string" ? result : result?.note;
    if (note !== undefined || isShown) {
      if (isShown && out.isTTY) out.write("\r\u001b[K");
      say(`  ✓ ${title}${note ? `: ${note}` : ""} (${seconds(Date.now() - startedAt)})`);
    }
    return result;
  } catch (error) {
    clearTimeout(timer);
    if (isShown && out.isTTY) out.write("\r\u001b[K");
    say(`  ✗ ${title} (${seconds(Date.now() - startedAt)})`);
    throw error;
  }
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** The beginning says what was tried, the end how it went wrong. */
function excerpt(text) {
  const lines = text.trim().split("\n");
  return lines.length <= MOST_LINES ? lines.join("\n") : [...lines.slice(0, MOST_LINES / 2), "…", ...lines.slice(-MOST_LINES / 2)].join("\n");
}
