// Bundles our TypeScript programs; packages stay outside. Node's own type stripping knows neither `@/` nor imports without an ending.
import { existsSync } from "node:fs";
import path from "node:path";
import { build, context } from "esbuild";
import { root } from "./root.mjs";
import { Trouble } from "./say.mjs";

export const PROGRAMS = ["web", "worker", "sandbox", "cli"];

/** Bundles every program into dist/. */
export async function bundleAll() {
  const entryPoints = Object.fromEntries(PROGRAMS.map((name) => [name, entryOf(name)]));
  try {
    await build({ ...options(path.join(root, "dist")), entryPoints, logLevel: "silent" });
  } catch (error) {
    throw new Trouble("The programs could not be bundled.", (error.errors ?? []).map(sentenceOf).join("\n") || error.message);
  }
}

/** Bundles every program with armed fault points, and the harness that kills them; answers the folder. */
export async function bundleFaults(outdir = path.join(root, "dist", "faults")) {
  const ours = (name) => path.join(root, "e2e", "faults", `${name}.ts`);
  const entryPoints = { ...Object.fromEntries(PROGRAMS.map((name) => [name, entryOf(name)])), press: ours("press"), person: ours("person") };
  const base = options(outdir);
  await build({ ...base, entryPoints, plugins: [armedPoints, ...base.plugins], logLevel: "silent" });
  await build({ ...base, entryPoints: { main: ours("main") }, logLevel: "silent" });
  return outdir;
}

/** Bundles one program into a folder of this checkout; answers the file to run. */
export async function bundleInto(outdir, name) {
  await build({ ...options(outdir), entryPoints: { [name]: entryOf(name) }, logLevel: "silent" });
  return path.join(outdir, `${name}.mjs`);
}

/** Bundles one program into dist/dev and again whenever a source of it changes; calls back with true when the result is another, or with the mistake. */
export async function watchBundle(name, onBuilt) {
  let last = "";
  const report = {
    name: "report",
    setup(run) {
      run.onEnd(async (result) => {
        if (result.errors.length > 0) return onBuilt({ mistake: result.errors.map(sentenceOf).join("\n") });
        const hash = result.outputFiles.find((file) => file.path.endsWith(".mjs"))?.hash ?? "";
        if (hash === last) return;
        last = hash;
        const { mkdir, writeFile } = await import("node:fs/promises");
        await mkdir(path.join(root, "dist", "dev"), { recursive: true });
        await Promise.all(result.outputFiles.map((file) => writeFile(file.path, file.contents)));
        onBuilt({});
      });
    },
  };
  const base = options(path.join(root, "dist", "dev"));
  const watched = await context({
    ...base,
    plugins: [...base.plugins, report],
    entryPoints: { [name]: entryOf(name) },
    write: false,
    logLevel: "silent",
  });
  await watched.watch();
  return () => watched.dispose();
}

function options(outdir) {
  return {
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    packages: "external",
    sourcemap: "linked",
    absWorkingDir: root,
    tsconfig: path.join(root, "tsconfig.json"),
    plugins: [outsideOfNext],
  };
}

/** The shipped fault points do nothing; these do what the harness ordered. */
const armedPoints = {
  name: "armed-points",
  setup(run) {
    run.onResolve({ filter: /^@\/lib\/fault-point$/ }, () => ({ path: path.join(root, "e2e", "faults", "armed-point.ts") }));
  },
};

/** In plain Node `server-only` throws, and Next's deep imports need their ending. */
const outsideOfNext = {
  name: "outside-of-next",
  setup(run) {
    // `packages: external` would take our alias for a package.
    run.onResolve({ filter: /^@\// }, ({ path: name, kind }) => run.resolve(`./${name.slice(2)}`, { resolveDir: root, kind }));
    run.onResolve({ filter: /^server-only$/ }, () => ({ path: path.join(root, "node_modules/next/dist/compiled/server-only/empty.js") }));
    run.onResolve({ filter: /^next\/[a-z/-]+$/ }, ({ path: name }) => ({
      path: existsSync(path.join(root, "node_modules", `${name}.js`)) ? `${name}.js` : name,
      external: true,
    }));
  },
};

function entryOf(name) {
  const file = path.join(root, name === "bench" ? "" : "lib", name, "main.ts");
  if (!existsSync(file)) throw new Trouble(`${path.relative(root, file)} is missing from this checkout.`);
  return file;
}

function sentenceOf({ text, location }) {
  return location ? `${location.file}:${location.line}: ${text}` : text;
}
