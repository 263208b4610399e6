import { type Command, UsageError } from "@/lib/cli/command";
import { doctor } from "@/lib/cli/doctor";
import { ownerCreate } from "@/lib/cli/owner";
import { setupLinkCommand } from "@/lib/cli/setup-link";
import type { Terminal } from "@/lib/cli/terminal";
import { tokenCreate, tokenList, tokenRevoke } from "@/lib/cli/token";
import { AppError } from "@/lib/errors";
import { outageOf } from "@/lib/outage";

const COMMANDS: readonly Command[] = [tokenCreate, tokenList, tokenRevoke, ownerCreate, doctor, setupLinkCommand];

/** Runs the command that the arguments name and answers the exit code: 0 done, 1 refused or failed, 2 called wrongly. */
export async function runCommand(args: string[], terminal: Terminal): Promise<number> {
  const command = COMMANDS.find(({ name }) => name.split(" ").every((word, index) => args[index] === word));
  if (!command) return explain(args, terminal);
  const rest = args.slice(command.name.split(" ").length);
  if (rest.includes("--help")) {
    terminal.out(`npm run dailies -- ${command.usage}\n${command.does}`);
    return 0;
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`${error.message}\nUsage: npm run dailies -- ${command.usage}`);
      return 2;
    }
    terminal.err(sentenceOf(error));
    return 1;
  }
}

/** Surprises are named but not quoted: their words may hold what was asked for. */
function sentenceOf(error: unknown): string {
  const known = outageOf(error) ?? error;
  if (known instanceof AppError) return known.message;
  const name = error instanceof Error ? error.name : "an unknown kind";
  const code = error instanceof Error && "code" in error ? ` ${String(error.code)}` : "";
  return `It did not work: a mistake of ours (${name}${code}). Nothing more was done.`;
}

function explain(args: string[], { out, err }: Terminal): number {
  const isAsked = args.length === 0 || args[0] === "help" || args.includes("--help");
  const say = isAsked ? out : err;
  if (!isAsked) say(`There is no command “${args.slice(0, 2).join(" ")}”.`);
  say("Usage: npm run dailies -- COMMAND");
  for (const { usage, does, isHidden } of COMMANDS) if (!isHidden) say(`  ${usage}\n      ${does}`);
  return isAsked && args.length > 0 ? 0 : 2;
}
