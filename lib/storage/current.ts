import path from "node:path";
import { env } from "@/lib/env";
import { createDiskStorage } from "@/lib/storage/disk";
import type { Storage } from "@/lib/storage/storage";

let current: Storage | undefined;

/** The storage of this process: the disk below DATA_DIR/media. */
export function storage(): Storage {
  current ??= createDiskStorage(mediaFolder());
  return current;
}

/** Where the disk driver keeps its objects. */
export function mediaFolder(): string {
  return path.resolve(env().DATA_DIR, "media");
}

/** Puts another storage in its place, for tests; undefined goes back to the settings. */
export function replaceStorage(other: Storage | undefined): void {
  current = other;
}
