// Everything that is made from source: the Prisma client, the bundles of our processes, Next's build.
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runCommand } from "./command.mjs";
import { takeSetupLock } from "./node24.mjs";
import { root } from "./root.mjs";
import { step } from "./say.mjs";
import { hashOf, isStamped, stamp } from "./stamps.mjs";

const SHARED = ["lib", "prisma/schema.prisma", "package-lock.json", "tsconfig.json"];
const CLIENT = { stamp: "prisma/generated/.made-from", sources: ["prisma/schema.prisma", "prisma.config.ts", "node_modules/prisma/package.json"] };
const BUNDLES = { stamp: "dist/.made-from", sources: [...SHARED, "scripts/studio/bundles.mjs"] };
const PAGES = { stamp: ".next/.made-from", sources: [...SHARED, "app", "components", "next.config.ts", "postcss.config.mjs", "instrumentation.ts"] };

/** Makes what is missing or out of date; with nothing to do it only reads the sources. */
export async function makeClient() {
  await makeIfStale(CLIENT, "Database client", async () => {
    const prisma = path.join(root, "node_modules", "prisma", "build", "index.js");
    const engine = ["/bin/true", "/usr/bin/true"].find((file) => existsSync(file)) ?? process.execPath;
    await runCommand(process.execPath, [prisma, "generate"], {
      cwd: root,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: "1" },
      trouble: "Prisma could not make the database client.",
    });
  });
}

/** The worker, the sandbox, the command line and our web server, each as one file in dist/. */
export async function makeBundles() {
  await makeIfStale(BUNDLES, "Programs", async () => {
    const { bundleAll } = await import("./bundles.mjs");
    await bundleAll();
  });
}

/** Next's production build. */
export async function makePages() {
  await makeIfStale(PAGES, "Pages", async () => {
    await runCommand(process.execPath, [path.join(root, "node_modules", "next", "dist", "bin", "next"), "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: "", SECRET_KEY: "" },
      trouble: "The pages could not be built.",
    });
  });
}

async function makeIfStale({ stamp: file, sources }, title, make) {
  if (isStamped(file, hashOf(sources))) return;
  const lock = await takeSetupLock();
  try {
    const hash = hashOf(sources);
    if (isStamped(file, hash)) return;
    await step(title, async () => {
      await make();
      stamp(file, hash);
      return "";
    });
  } finally {
    lock.release();
  }
}
