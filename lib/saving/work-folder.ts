import path from "node:path";
import { env } from "@/lib/env";

/** Where a take's clip is fetched to: what one try left, the next finds. Housekeeping clears what nobody touched for a day. */
export function workFolderOf(takeId: string): string {
  return path.resolve(env().DATA_DIR, "tmp", `save-${takeId}`);
}
