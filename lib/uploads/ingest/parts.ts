import { constants } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/env";
import { sha256 } from "@/lib/ids";

/** Where the bytes of uploads wait until they are stills. */
export function partsFolder(): string {
  return path.resolve(env().DATA_DIR, "uploads");
}

/** The file of an upload's bytes. A key comes from an address, so it names no file as it is. */
export function partPath(key: string): string {
  return path.join(partsFolder(), `${sha256(key).slice(0, 40)}.part`);
}

/** How many bytes of an upload have come. */
export async function partSize(key: string): Promise<number> {
  try {
    return (await fs.stat(partPath(key))).size;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

/** Puts bytes after the first `start`, dropping what stood there, and answers how many there are then. Stops with the source's error; what came before it stays. */
export async function writePart(key: string, start: number, source: AsyncIterable<Uint8Array>): Promise<number> {
  await fs.mkdir(partsFolder(), { recursive: true, mode: 0o750 });
  const handle = await fs.open(partPath(key), constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o640);
  try {
    await handle.truncate(start);
    let size = start;
    for await (const chunk of source) {
      for (let done = 0; done < chunk.length; ) {
        const { bytesWritten } = await handle.write(chunk, done, chunk.length - done, size + done);
        done += bytesWritten;
      }
      size += chunk.length;
    }
    return size;
  } finally {
    await handle.close();
  }
}

/** Forgets an upload's bytes; not an error when there are none. */
export async function removePart(key: string): Promise<void> {
  await fs.rm(partPath(key), { force: true });
}

/** Removes the bytes that nobody has added to since the given moment; answers how many files those were. */
export async function removeStaleParts(before: Date): Promise<number> {
  let removed = 0;
  for (const name of await fs.readdir(partsFolder()).catch((error) => (isMissing(error) ? [] : Promise.reject(error)))) {
    const file = path.join(partsFolder(), name);
    const facts = await fs.stat(file).catch(() => null);
    if (!facts || facts.mtime >= before) continue;
    await fs.rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
