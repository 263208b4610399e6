// npm run build: everything that npm start would build, and nothing that is up to date.
import { runMain } from "./studio/run-main.mjs";

await runMain(build);

async function build() {
  const { makeBundles, makeClient, makePages } = await import("./studio/build.mjs");
  await makeClient();
  await makeBundles();
  await makePages();
  return 0;
}
