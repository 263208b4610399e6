// The variables of the environment and of .env, before any TypeScript can be loaded.
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "./root.mjs";
import { Trouble } from "./say.mjs";

/** The variables for all our processes: the environment's, then .env's. One that is set to nothing counts as unset, .env or not. DATA_DIR comes out absolute. */
export function readVariables(given = process.env, envFile = path.join(root, ".env")) {
  const fromFile = existsSync(envFile) ? parseEnvFile(readFileSync(envFile, "utf8")) : {};
  const variables = { ...fromFile, ...given };
  // Emptied, not removed: Next reads .env too and would fill them in again.
  for (const name of Object.keys(variables)) variables[name] = variables[name].trim() && variables[name];
  return { ...variables, DATA_DIR: path.resolve(root, variables.DATA_DIR || "data"), NEXT_TELEMETRY_DISABLED: "1" };
}

/** Lines of NAME=value; comments, `export`, single and double quotes as in every shell's .env. */
export function parseEnvFile(text) {
  const variables = {};
  for (const line of text.split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line);
    if (match) variables[match[1]] = unquote(match[2].trim());
  }
  return variables;
}

function unquote(value) {
  const quoted = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(value);
  if (!quoted) return value.replace(/(^|\s)#.*$/, "").trim();
  return quoted[1] === '"' ? quoted[2].replaceAll("\\n", "\n") : quoted[2];
}

/** Makes DATA_DIR if it is missing. Others can't list it; the database's user may have to pass through it. */
export function makeDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    const probe = path.join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, "", { flag: "wx" });
    rmSync(probe);
  } catch (error) {
    throw new Trouble(
      `Dailies keeps its files in ${dataDir}, but can't write there (${error.code ?? error.message}). Free some room or set DATA_DIR to another folder.`,
    );
  }
}

/** The given SECRET_KEY, else the one kept in DATA_DIR, made on first use. */
export function secretKey(variables) {
  if (variables.SECRET_KEY) return variables.SECRET_KEY;
  const file = path.join(variables.DATA_DIR, "secret-key");
  try {
    const kept = readFileSync(file, "utf8").trim();
    if (kept.length >= 32) return kept;
    throw new Trouble(`${file} is damaged. Put the key back from a backup; without it the provider keys kept in Settings can't be read.`);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}
