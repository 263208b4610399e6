// npm run check: what can be said in seconds.
import process from "node:process";
import { endCommands } from "./studio/command.mjs";
import { runMain } from "./studio/run-main.mjs";
import { sayTrouble, step } from "./studio/say.mjs";

await runMain(check);

async function check() {
  const { makeClient } = await import("./studio/build.mjs");
  const { GATES, makePageTypes, pureTests, runTool } = await import("./studio/gates.mjs");
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, async () => {
      await endCommands({ signal: "SIGINT" });
      process.exit(130);
    });
  }
  await makeClient();
  await makePageTypes();
  const tests = async () =>
    void (await runTool("vitest/vitest.mjs", ["run", "--reporter=dot", ...pureTests()], "A test failed.", { DAILIES_TESTS: "pure" }));
  const troubles = [];
  for (const [title, run] of [...GATES, ["Tests that need no database", tests]]) {
    try {
      await step(title, async () => (await run()) ?? "");
    } catch (error) {
      troubles.push(error);
    }
  }
  for (const trouble of troubles) sayTrouble(trouble);
  return troubles.length === 0 ? 0 : 1;
}
