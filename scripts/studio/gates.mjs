// What must hold before a change is good, each as one step that throws a Trouble.
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runCanary } from "../canary.mjs";
import { runCommand } from "./command.mjs";
import { root } from "./root.mjs";

const PACKAGES = path.join(root, "node_modules");

/** The steps that need nothing but the sources. */
export const GATES = [
  ["Types", async () => void (await runTool("typescript/bin/tsc", ["--noEmit", "-p", "."], "The types do not fit."))],
  [
    "Lint and format",
    async () =>
      void (await runTool(
        "@biomejs/biome/bin/biome",
        ["check", ".", "--error-on-warnings", "--colors=off"],
        "Biome found something. Most is mended by: npm run format",
      )),
  ],
  ["Import rules", checkImports],
  ["Canary of the import rules", async () => `${await runCanary()} rules fire`],
  ["Dead code", async () => void (await runTool("knip/bin/knip.js", ["--no-progress", "--no-config-hints"], "Something is used by nobody."))],
];

async function checkImports() {
  const folders = ["app", "components", "lib", "prisma", "e2e", "scripts"];
  await runTool(
    "dependency-cruiser/bin/dependency-cruiser.mjs",
    [...folders, "--config", ".dependency-cruiser.mjs", "--output-type", "err-long"],
    "A file imports what it may not.",
  );
}

/** Next writes types that tsc reads; in a fresh clone they are not there yet. */
export async function makePageTypes() {
  await runTool("next/dist/bin/next", ["typegen"], "Next could not write the types of the routes.");
}

const TESTS = "{lib,app,components,prisma,scripts,e2e}/**/*.test.{ts,tsx,mjs}";

/** The test files that need no database, nor ffmpeg: those run in seconds. */
export function pureTests() {
  return testsWithout(/prisma\/testing|ffmpeg|startSandbox|sandbox\/testing|startPostgres/);
}

/** Of those the files that change nothing which another would see: several may run in one process. */
export function plainTests() {
  const harmless = testsWithout(/process\.env|\bvi\.|\bspawn|globalThis|createServer/);
  return pureTests().filter((file) => harmless.includes(file));
}

function testsWithout(pattern) {
  return globSync(TESTS, { cwd: root, exclude: (name) => name === "node_modules" })
    .filter((file) => !pattern.test(readFileSync(path.join(root, file), "utf8")))
    .sort();
}

export function runTool(program, args, trouble, env = {}) {
  return runCommand(process.execPath, [path.join(PACKAGES, program), ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", ...env },
    trouble,
  });
}
