import { accessSync, chmodSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

type Tool = "ffmpeg" | "ffprobe";

const found = new Map<Tool, string>();

/** Where ffmpeg is: FFMPEG_PATH, else the PATH, else npm's copy in DATA_DIR/tools. Throws `unavailable` with what to do when there is none. */
export function ffmpegPath(): string {
  return find("ffmpeg", env().FFMPEG_PATH);
}

/** Where ffprobe is, looked for as ffmpeg is. */
export function ffprobePath(): string {
  return find("ffprobe", env().FFPROBE_PATH);
}

/** The places where a tool is looked for, best first; the first that can be run is used. */
export function placesOf(tool: Tool, named: string | undefined, searchPath: string, dataDir: string): string[] {
  const file = process.platform === "win32" ? `${tool}.exe` : tool;
  const onPath = searchPath
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, file));
  const npms = path.join(dataDir, "tools", "node_modules", `@${tool}-installer`, `${process.platform}-${process.arch}`, file);
  return [...(named ? [named] : []), ...onPath, npms];
}

function find(tool: Tool, named: string | undefined): string {
  const known = found.get(tool);
  if (known) return known;
  const place = placesOf(tool, named, env().PATH, env().DATA_DIR).find(canRun);
  if (!place) {
    throw new AppError("unavailable", `${tool} was not found. Install ffmpeg, or name it in ${tool.toUpperCase()}_PATH.`);
  }
  found.set(tool, place);
  return place;
}

function canRun(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return makeRunnable(file);
  }
}

/** npm's ffprobe is made runnable by its install script, which may have been left out. */
function makeRunnable(file: string): boolean {
  if (!file.includes(`-installer${path.sep}`)) return false;
  try {
    chmodSync(file, 0o755);
    return true;
  } catch {
    return false;
  }
}
