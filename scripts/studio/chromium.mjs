// A Chromium for the journeys: CHROMIUM_PATH, Playwright's own, the system's, else Debian's package where it may be installed.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { runCommand } from "./command.mjs";
import { step, Trouble } from "./say.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chromium-headless-shell"];
const PLACES = [
  "/usr/lib/chromium/chromium-headless-shell",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where a Chromium is that can be run; installed when there is none. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (canRun(named)) return named;
    throw new Trouble(`CHROMIUM_PATH names ${named}, which can't be run.`);
  }
  const found = (await ownOfPlaywright()) ?? ofSystem();
  if (found) return found;
  await step("Chromium", installFromDebian);
  const installed = ofSystem();
  if (!installed) throw new Trouble("The journeys need a Chromium and none was found. Install one, or name it in CHROMIUM_PATH.");
  return installed;
}

async function ownOfPlaywright() {
  const { chromium } = await import("@playwright/test");
  const place = chromium.executablePath();
  return place && canRun(place) ? place : null;
}

function ofSystem() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...PLACES].find(canRun) ?? null;
}

function canRun(file) {
  return existsSync(file) && spawnSync(file, ["--version"]).status === 0;
}

async function installFromDebian() {
  const trouble =
    "The journeys need a Chromium. None was found, and Debian's package could not be installed. Install one, or name it in CHROMIUM_PATH.";
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const apt = async (...args) => {
    const [command, ...rest] = [...asRoot, "apt-get", ...args];
    await runCommand(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, trouble });
  };
  await apt("update");
  await apt("install", "-y", "--no-install-recommends", "chromium");
  return "from Debian, since this machine had none";
}
