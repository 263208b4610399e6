import { spawn } from "node:child_process";
import { Trouble } from "./say.mjs";

const running = new Set();

/** Ends what is still running, when we are stopped in the middle of it. Resolves when all have ended, or after the deadline. */
export async function endCommands({ signal = "SIGTERM", withinMs = 5_000 } = {}) {
  for (const child of running) child.kill(signal);
  for (const endsAt = Date.now() + withinMs; running.size > 0 && Date.now() < endsAt; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Runs a command to its end and answers what it printed on standard output; a Trouble with the given sentence and its last lines when it fails, unless a failure is fine. */
export function runCommand(command, args, { cwd, env, trouble, input, isFailureFine = false, ...more }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"], ...more });
    running.add(child);
    let printed = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      printed += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      errors += text;
    });
    child.on("error", (error) => {
      running.delete(child);
      reject(new Trouble(trouble, error.message));
    });
    child.on("close", (code) => {
      running.delete(child);
      if (code === 0 || isFailureFine) resolve(printed);
      else reject(new Trouble(trouble, `${printed}\n${errors}`));
    });
    if (input !== undefined) child.stdin.end(input);
  });
}
