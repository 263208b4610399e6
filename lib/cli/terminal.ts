import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Where a command writes and asks. */
export interface Terminal {
  /** A line of the answer. */
  out(line: string): void;
  /** A line for people: notes and refusals. */
  err(line: string): void;
  /** Asks without showing what is typed; null where nobody can type. */
  askSecret(question: string): Promise<string | null>;
  /** All that comes in by standard input. */
  readInput(): Promise<string>;
}

/** The terminal of this process. */
export const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  askSecret,
  async readInput() {
    let text = "";
    for await (const chunk of process.stdin.setEncoding("utf8")) text += chunk;
    return text;
  },
};

async function askSecret(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null;
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await lines.question("");
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
