// npm run build: everything that npm start would build, and nothing that is up to date.
import process from "node:process";
import { continueUnderPinnedNode, installDependencies, isPinnedNode, requireNode } from "./studio/node24.mjs";
import { sayTrouble } from "./studio/say.mjs";

let code = 1;
try {
  requireNode();
  await installDependencies();
  code = isPinnedNode() ? await build() : await continueUnderPinnedNode(process.argv[1], []);
} catch (error) {
  sayTrouble(error);
}
process.exit(code);

async function build() {
  const { makeBundles, makeClient, makePages } = await import("./studio/build.mjs");
  await makeClient();
  await makeBundles();
  await makePages();
  return 0;
}
