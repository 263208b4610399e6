import type { Terminal } from "@/lib/cli/terminal";

/** One command: reads its own arguments and answers with its exit code. Throws AppErrors that people may read, UsageError for wrong arguments. */
export interface Command {
  /** How it is called: "token create". */
  name: string;
  usage: string;
  does: string;
  /** For our own scripts, not for people. */
  isHidden?: boolean;
  run(args: string[], terminal: Terminal): Promise<number>;
}

/** The command was called wrongly; the message says how. */
export class UsageError extends Error {}
