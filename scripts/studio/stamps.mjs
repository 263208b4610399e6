// A step is skipped when what it was made from has not changed since: the hash of it stands beside the result.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";

const NO_SOURCE = /(\.(test|spec)\.(ts|tsx|mjs)|\.tsbuildinfo|\.DS_Store)$/;

/** One hash over the contents and names of the files and folders. What is missing counts as missing. */
export function hashOf(places, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const place of places) addTo(hash, path.join(root, place), place);
  return hash.digest("hex");
}

function addTo(hash, full, name) {
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOTDIR") addFile(hash, full, name);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.isDirectory()) addTo(hash, path.join(full, entry.name), `${name}/${entry.name}`);
    else if (entry.isFile()) addFile(hash, path.join(full, entry.name), `${name}/${entry.name}`);
  }
}

function addFile(hash, full, name) {
  if (NO_SOURCE.test(name)) return;
  const bytes = readFileSync(full);
  hash.update(`${name}\0${bytes.length}\0`).update(bytes);
}

export function isStamped(file, hash) {
  try {
    return readFileSync(path.join(root, file), "utf8") === hash;
  } catch {
    return false;
  }
}

export function stamp(file, hash) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), hash);
}
