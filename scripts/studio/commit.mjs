import { execFileSync } from "node:child_process";
import { root } from "./root.mjs";

/** The commit that is run, short, with a + when these folders hold changes beyond it. */
export function commitOf(...folders) {
  try {
    const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return `${git("rev-parse", "--short", "HEAD")}${git("status", "--porcelain", "--", ...folders) ? "+" : ""}`;
  } catch {
    return "unknown";
  }
}
