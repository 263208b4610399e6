import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, describe, expect, test, vi } from "vitest";
import { storageContract } from "@/lib/storage/contract";
import { createDiskStorage, sweepParts } from "@/lib/storage/disk";
import { StorageFullError } from "@/lib/storage/storage";

const run = promisify(execFile);
const made: string[] = [];

async function folder(): Promise<string> {
  const at = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-disk-"));
  made.push(at);
  return at;
}

afterAll(async () => {
  for (const at of made) await fs.rm(at, { recursive: true, force: true });
});

storageContract("the disk", async () => createDiskStorage(path.join(await folder(), "media")));

describe("the disk", () => {
  test("a full disk is told as such and leaves nothing behind", async () => {
    const root = await folder();
    const disk = createDiskStorage(root);
    await disk.put("clips/old.mp4", one("old"), "video/mp4");
    // The kernel's own "no space left", on a file that is always full.
    const full = await fs.open("/dev/full", "w");
    const open = vi.spyOn(fs, "open").mockResolvedValueOnce(full);
    await expect(disk.put("clips/new.mp4", one("new"), "video/mp4")).rejects.toThrow(StorageFullError);
    open.mockRestore();
    expect(await disk.size("clips/new.mp4")).toBeNull();
    expect(await disk.size("clips/old.mp4")).toBe(3);
    expect(await fs.readdir(path.join(root, ".parts"))).toEqual([]);
  });

  test("a file larger than the system lets it be is told as a full disk, and leaves nothing behind", async () => {
    const root = await folder();
    const program = path.join(root, "put.mjs");
    const put = `import { createDiskStorage } from "@/lib/storage/disk";
      const disk = createDiskStorage(${JSON.stringify(path.join(root, "media"))});
      const zeros = async function* () { for (let at = 0; at < 64; at += 1) yield Buffer.alloc(65_536); };
      await disk.put("clips/large.mp4", zeros(), "video/mp4").catch((error) => console.log(error.name));`;
    await build({ stdin: { contents: put, resolveDir: process.cwd() }, bundle: true, platform: "node", format: "esm", outfile: program });
    // the limit is real and binds root too: 1024 blocks of 512 or 1024 bytes, a fraction of what is written
    const { stdout } = await run("sh", ["-c", 'ulimit -f 1024; exec "$0" "$1"', process.execPath, program]);
    expect(stdout.trim()).toBe("StorageFullError");
    expect(await fs.readdir(path.join(root, "media", ".parts"))).toEqual([]);
    expect(await fs.readdir(path.join(root, "media"))).toEqual([".parts"]);
  });

  test("an exceeded quota is a full disk too, and other failures are not", async () => {
    const disk = createDiskStorage(await folder());
    await expect(disk.put("a", failing("EDQUOT"), "text/plain")).rejects.toThrow(StorageFullError);
    await expect(disk.put("a", failing("EIO"), "text/plain")).rejects.toThrow("EIO");
  });

  test("a link that someone put among the objects is not followed", async () => {
    const root = await folder();
    const disk = createDiskStorage(root);
    await fs.symlink("/etc/hostname", path.join(root, "linked"));
    expect(await disk.read("linked")).toBeNull();
  });

  test("a folder is no object", async () => {
    const disk = createDiskStorage(await folder());
    await disk.put("clips/a.mp4", one("x"), "video/mp4");
    expect(await disk.size("clips")).toBeNull();
    expect(await disk.read("clips")).toBeNull();
  });

  test("what a killed process left half written is swept, and what is being written is not", async () => {
    const root = await folder();
    const disk = createDiskStorage(root);
    await disk.put("a", one("x"), "text/plain");
    const stale = path.join(root, ".parts", "stale.part");
    await fs.writeFile(stale, "half");
    await fs.utimes(stale, new Date(0), new Date(0));
    await fs.writeFile(path.join(root, ".parts", "fresh.part"), "half");
    expect(await sweepParts(root, new Date(Date.now() - 60_000))).toBe(1);
    expect(await fs.readdir(path.join(root, ".parts"))).toEqual(["fresh.part"]);
    expect(await sweepParts(path.join(root, "none"), new Date())).toBe(0);
  });

  test("a read that was given up before it began throws", async () => {
    const disk = createDiskStorage(await folder());
    await disk.put("a", one("x"), "text/plain");
    await expect(disk.read("a", undefined, AbortSignal.abort())).rejects.toThrow();
  });
});

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

// biome-ignore lint/correctness/useYield: a source that fails before its first byte
async function* failing(code: string): AsyncGenerator<Uint8Array> {
  throw Object.assign(new Error(code), { code });
}
