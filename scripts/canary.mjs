// Plants one violation for each import rule in a copy of the tree, and fails unless every rule fires on its own.
// A rule whose folder was renamed, or a cruiser that no longer reads TypeScript, would otherwise pass in silence.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { runCommand } from "./studio/command.mjs";
import { root } from "./studio/root.mjs";
import { Trouble } from "./studio/say.mjs";

const COPIED = ["app", "components", "lib", "prisma", "tsconfig.json", "package.json", ".dependency-cruiser.mjs"];

/** For each rule: the file that breaks it, and what that file says. */
const PLANTS = {
  "no-cycles": { "lib/takes/canary-a.ts": 'export * from "@/lib/takes/canary-b";', "lib/takes/canary-b.ts": 'export * from "@/lib/takes/canary-a";' },
  "app-is-a-leaf": { "components/shell/canary-leaf.ts": 'import "@/app/layout";' },
  "lib-has-no-ui": { "lib/takes/canary-ui.ts": 'import "@/components/ui/button";' },
  "ui-is-generic": { "components/ui/canary.ts": 'import "@/lib/money";' },
  "components-see-public-files": { "components/takes/canary.ts": 'import "@/lib/takes/data";' },
  "pages-read-through-loaders": { "app/canary/page.tsx": 'import "@/lib/takes/data";' },
  "api-does-not-redirect": { "app/api/canary/route.ts": 'import { redirect } from "next/navigation"; redirect("/");' },
  "database-stays-in-domains": { "app/api/canary-db/route.ts": 'import "@/lib/db";' },
  "plumbing-knows-no-domain": { "lib/http/canary.ts": 'import "@/lib/takes/data";' },
  "next-stays-at-the-edge": { "lib/takes/canary-next.ts": 'import { headers } from "next/headers"; void headers;' },
  "react-stays-out-of-verbs": { "lib/takes/canary-react.ts": 'import { cache } from "react"; void cache;' },
  "adapters-behind-the-registry": { "lib/takes/canary-vendor.ts": 'import "@/lib/providers/wavespeed/client";' },
  "processes-are-leaves": { "lib/takes/canary-process.ts": 'import "@/lib/worker/tasks";' },
  "studio-knows-no-sandbox": { "lib/takes/canary-sandbox.ts": 'import "@/lib/sandbox/http";' },
  "sandbox-knows-no-studio": { "lib/sandbox/canary.ts": 'import "@/lib/takes/state";' },
  "next-plumbing-knows-access-and-errors": { "lib/next/canary.ts": 'import "@/lib/takes/data";' },
  "no-tests-in-production": { "lib/takes/canary-test.ts": 'import "@/prisma/factories";' },
  "one-way-out": { "lib/takes/canary-out.ts": 'import https from "node:https"; void https;' },
  "no-unlisted-packages": { "lib/takes/canary-package.ts": 'import "a-package-nobody-listed";' },
};

/** Throws a Trouble that names the rules that stayed silent. Answers how many fired. */
export async function runCanary() {
  const { default: config } = await import(pathToFileURL(path.join(root, ".dependency-cruiser.mjs")));
  const rules = config.forbidden.map(({ name }) => name);
  const unplanted = rules.filter((name) => !(name in PLANTS));
  if (unplanted.length > 0) throw new Trouble(`The canary has no violation to plant for: ${unplanted.join(", ")}.`);
  const folder = mkdtempSync(path.join(tmpdir(), "canary-"));
  try {
    for (const place of COPIED) cpSync(path.join(root, place), path.join(folder, place), { recursive: true });
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
    for (const name of rules) plant(folder, PLANTS[name], name);
    const found = await cruise(
      folder,
      Object.values(PLANTS).flatMap((files) => Object.keys(files)),
    );
    const silent = rules.filter((name) => !found.some(({ rule, from }) => rule.name === name && from in PLANTS[name]));
    if (silent.length > 0) throw new Trouble(`These import rules did not notice a planted violation: ${silent.join(", ")}.`);
    return rules.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function plant(folder, files, name) {
  for (const [file, code] of Object.entries(files)) {
    const target = /"@\/([^"]+)"/.exec(code)?.[1];
    const isPlanted = target && `${target}.ts` in files;
    if (target && !isPlanted && ![".ts", ".tsx"].some((ending) => existsSync(path.join(folder, `${target}${ending}`)))) {
      throw new Trouble(`The canary of ${name} imports ${target}, which is gone: let it import another file that the rule guards.`);
    }
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${code}\nexport const canary = 1;\n`);
  }
}

async function cruise(folder, files) {
  const program = path.join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruiser.mjs");
  const printed = await runCommand(
    process.execPath,
    [program, ...files, "--config", ".dependency-cruiser.mjs", "--output-type", "json", "--no-cache", "--preserve-symlinks"],
    {
      cwd: folder,
      trouble: "dependency-cruiser could not read the canary's tree.",
      isFailureFine: true,
    },
  );
  return JSON.parse(printed).summary.violations;
}
