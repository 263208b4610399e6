// ffmpeg and ffprobe: FFMPEG_PATH, the PATH, else npm's builds in DATA_DIR/tools.
import { accessSync, chmodSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runCommand } from "./command.mjs";
import { npmCommand } from "./node24.mjs";
import { step, Trouble } from "./say.mjs";

const PACKAGES = { ffmpeg: "@ffmpeg-installer/ffmpeg@1.1.0", ffprobe: "@ffprobe-installer/ffprobe@2.1.2" };
const NAMES = Object.keys(PACKAGES);

/** Makes sure that both can be run, and answers the variables that name them. */
export async function findTools(variables) {
  const missing = NAMES.filter((name) => !locate(name, variables));
  if (missing.length > 0) await step(missing.join(" and "), () => install(missing, variables));
  return Object.fromEntries(
    NAMES.map((name) => {
      const place = locate(name, variables);
      if (!place) throw absent(name);
      return [variableOf(name), place];
    }),
  );
}

function locate(name, variables) {
  const named = variables[variableOf(name)];
  if (named) {
    if (canRun(named)) return named;
    throw new Trouble(`${variableOf(name)} names ${named}, which can't be run.`);
  }
  const folders = (variables.PATH ?? "").split(path.delimiter).filter(Boolean);
  return [...folders.map((folder) => path.join(folder, name)), npmPlace(name, variables)].find(canRun);
}

async function install(names, variables) {
  const tools = path.join(variables.DATA_DIR, "tools");
  mkdirSync(tools, { recursive: true });
  if (!existsSync(path.join(tools, "package.json"))) writeFileSync(path.join(tools, "package.json"), '{ "private": true }\n');
  const [command, ...first] = npmCommand();
  const sentence = `${names.join(" and ")} could not be had from npm. Install ffmpeg (Debian: apt-get install ffmpeg) or set ${names.map(variableOf).join(" and ")}.`;
  await runCommand(
    command,
    [...first, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", tools, ...names.map((name) => PACKAGES[name])],
    {
      cwd: tools,
      trouble: sentence,
    },
  );
  for (const name of names) {
    const place = npmPlace(name, variables);
    if (!existsSync(place)) throw new Trouble(sentence);
    chmodSync(place, 0o755);
  }
  return `from npm, since this machine has none, in ${tools}`;
}

function npmPlace(name, { DATA_DIR }) {
  return path.join(DATA_DIR, "tools", "node_modules", `@${name}-installer`, `${process.platform}-${process.arch}`, name);
}

function variableOf(name) {
  return `${name.toUpperCase()}_PATH`;
}

function absent(name) {
  return new Trouble(`${name} was not found. Install ffmpeg or set ${variableOf(name)}.`);
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
