// Is that process still there, and is it the same one? A pid alone may have been given to another.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";

/** When the process was started, in the system's own words; null when there is none. A zombie is none. */
export function birthOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : fields[19];
  } catch {
    if (process.platform === "linux") return null;
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || null;
  } catch {
    return null;
  }
}

/** True while the process that was born then lives. */
export function isAlive(pid, birth) {
  const now = birthOf(pid);
  return now !== null && (birth === undefined || now === birth);
}

/** Waits until the process is gone; false when it is still there after the deadline. */
export async function isGoneWithin(pid, deadlineMs) {
  const birth = birthOf(pid);
  const endsAt = Date.now() + deadlineMs;
  while (birth !== null && isAlive(pid, birth)) {
    if (Date.now() > endsAt) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
