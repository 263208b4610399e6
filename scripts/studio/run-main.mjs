// How a command of ours begins and ends: under the right Node, with its packages there, and with a plain word about what went wrong.
import process from "node:process";
import { continueUnderPinnedNode, installDependencies, isPinnedNode, requireNode } from "./node24.mjs";
import { sayTrouble } from "./say.mjs";

/** Runs `main`, which answers the exit code, and ends the process with it. */
export async function runMain(main) {
  let code = 1;
  try {
    requireNode();
    await installDependencies();
    code = isPinnedNode() ? await main() : await continueUnderPinnedNode(process.argv[1], process.argv.slice(2));
  } catch (error) {
    sayTrouble(error);
  }
  process.exit(code);
}
