// Where the local imitation of the providers listens, and whether we run it.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePortNear, isFree } from "./ports.mjs";

const USUAL_PORT = 3010;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * `{ url, isOurs, note }`. SANDBOX_URL on another machine, or on a port where something already answers, is somebody's own sandbox.
 * Unset, ours takes its former port when that is free: addresses of outputs that wait to be saved name it.
 */
export async function placeSandbox(variables) {
  const isNeeded = !variables.WAVESPEED_API_KEY || !variables.EACHLABS_API_KEY;
  const given = variables.SANDBOX_URL;
  if (given) {
    const { hostname, port, protocol } = new URL(given);
    const isOurs = isNeeded && LOOPBACK.has(hostname) && (await isFree(Number(port) || (protocol === "https:" ? 443 : 80)));
    return { url: given, isOurs, note: noteOf(variables, isNeeded, given) };
  }
  const file = path.join(variables.DATA_DIR, "sandbox-port");
  const former = formerPort(file);
  const port = former && (await isFree(former)) ? former : await freePortNear(USUAL_PORT);
  if (isNeeded && port !== former) writeFileSync(file, String(port));
  const url = `http://127.0.0.1:${port}`;
  return { url, isOurs: isNeeded, note: noteOf(variables, isNeeded, url) };
}

function formerPort(file) {
  try {
    return Number(readFileSync(file, "utf8")) || null;
  } catch {
    return null;
  }
}

function noteOf(variables, isNeeded, url) {
  if (!isNeeded) return "both providers have a key";
  const names = [!variables.WAVESPEED_API_KEY && "WaveSpeed", !variables.EACHLABS_API_KEY && "Eachlabs"].filter(Boolean).join(" and ");
  return `${names} by the sandbox at ${url}, until a key is set`;
}
