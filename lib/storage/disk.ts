import { createHash, randomUUID } from "node:crypto";
import { constants } from "node:fs";
import fs, { type FileHandle } from "node:fs/promises";
import path from "node:path";
import { faultPoint } from "@/lib/fault-point";
import { streamFile } from "@/lib/storage/file-stream";
import { checkKey } from "@/lib/storage/key";
import { probeStorage } from "@/lib/storage/probe";
import { type ByteRange, type Storage, StorageFullError, type Stored } from "@/lib/storage/storage";

/** Unfinished files stand here; no key can name it. */
const PARTS = ".parts";

/** Keeps objects as files below `root`, under their keys. */
export function createDiskStorage(root: string): Storage {
  const base = path.resolve(root);
  const pathOf = (key: string) => path.join(base, ...checkKey(key).split("/"));

  const open = async (key: string, range: ByteRange | undefined, options: { signal: AbortSignal | undefined; isLent: boolean }) => {
    const file = pathOf(key);
    options.signal?.throwIfAborted();
    const facts = await orNull(fs.lstat(file));
    return facts?.isFile() ? streamFile(file, range ?? { start: 0, end: facts.size - 1 }, options) : null;
  };

  const disk: Storage = {
    id: "disk",

    async put(key, source) {
      const target = pathOf(key);
      const part = path.join(base, PARTS, `${randomUUID()}.part`);
      try {
        await makeFolder(path.dirname(part));
        const stored = await writePart(part, source);
        await makeFolder(path.dirname(target));
        await fs.rename(part, target);
        faultPoint("after-rename");
        await flushFolder(path.dirname(target));
        return stored;
      } catch (error) {
        await fs.rm(part, { force: true }).catch(() => undefined);
        throw isFull(error) ? new StorageFullError(undefined, { cause: error }) : error;
      }
    },

    read: (key, range, signal) => open(key, range, { signal, isLent: false }),
    lend: (key, range, signal) => open(key, range, { signal, isLent: true }),

    async size(key) {
      const facts = await orNull(fs.lstat(pathOf(key)));
      return facts?.isFile() ? facts.size : null;
    },

    async remove(key) {
      await fs.rm(pathOf(key), { force: true });
    },

    async publicUrl(key) {
      checkKey(key);
      return null;
    },

    probe: () => probeStorage(disk),
  };
  return disk;
}

/** Removes unfinished files that a killed process left below `root` before the given moment. */
export async function sweepParts(root: string, before: Date): Promise<number> {
  const folder = path.join(path.resolve(root), PARTS);
  let swept = 0;
  for (const name of (await orNull(fs.readdir(folder))) ?? []) {
    const facts = await orNull(fs.stat(path.join(folder, name)));
    if (!facts || facts.mtime >= before) continue;
    await fs.rm(path.join(folder, name), { force: true });
    swept += 1;
  }
  return swept;
}

/** True for the operating system's words for "no room": the disk, a quota, a limit on the size of files. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOSPC", "EDQUOT", "EFBIG"].includes(String(error.code));
}

async function writePart(part: string, source: AsyncIterable<Uint8Array>): Promise<Stored> {
  const handle = await fs.open(part, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o640);
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of source) {
      hash.update(chunk);
      faultPoint("mid-store");
      await writeAll(handle, chunk);
      bytes += chunk.length;
    }
    await handle.sync();
    return { bytes, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}

/** One write may take less than it was given, on a nearly full disk for one. */
async function writeAll(handle: FileHandle, chunk: Uint8Array): Promise<void> {
  let done = 0;
  while (done < chunk.length) {
    const { bytesWritten } = await handle.write(chunk, done, chunk.length - done);
    done += bytesWritten;
  }
}

/** Makes a folder and flushes the names of those that are new, so that a power cut can't lose the way to a file. */
async function makeFolder(folder: string): Promise<void> {
  const first = await fs.mkdir(folder, { recursive: true, mode: 0o750 });
  if (!first) return;
  for (let at = folder; at.length >= first.length; at = path.dirname(at)) await flushFolder(path.dirname(at));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orNull<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "ELOOP")) return null;
    throw error;
  }
}
