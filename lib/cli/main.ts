import { runCommand } from "@/lib/cli/run";
import { terminal } from "@/lib/cli/terminal";
import { closeDb } from "@/lib/db";
import { env } from "@/lib/env";

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    env();
  } catch (error) {
    terminal.err(error instanceof Error ? error.message : "The settings can't be read.");
    return 1;
  }
  try {
    return await runCommand(process.argv.slice(2), terminal);
  } finally {
    await closeDb();
  }
}
