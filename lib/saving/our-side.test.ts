import fs, { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { stateOf, tryOnce, useHost, useSaves } from "@/lib/saving/testing";
import { mediaFolder, replaceStorage, storage } from "@/lib/storage/current";
import { createDiskStorage } from "@/lib/storage/disk";
import { type Storage, StorageFullError } from "@/lib/storage/storage";
import { assertDiskHasRoom } from "@/lib/takes/disk-room";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const host = useHost();
const saves = useSaves(host);

beforeEach(() => {
  host.asked.length = 0;
  host.answer = saves.gives();
});
afterEach(() => {
  vi.restoreAllMocks();
  replaceStorage(undefined);
});

/** The disk driver with one method that does something else. */
function broken(changes: Partial<Storage>): void {
  const disk = createDiskStorage(mediaFolder());
  replaceStorage({ ...disk, ...changes });
}

/** Whatever of a take is in the storage, whole or not. */
async function filesOf(takeId: string): Promise<string[]> {
  const names = await readdir(mediaFolder(), { recursive: true }).catch(() => []);
  return names.filter((name) => name.includes(takeId) || name.endsWith(".part"));
}

async function expectWaiting(takeId: string, words: string): Promise<void> {
  const { status, leaseOwner, waitReason } = await stateOf(takeId);
  expect([status, leaseOwner]).toEqual(["saving", null]);
  expect(waitReason).toContain(words);
  expect(await db().clip.count({ where: { takeId } })).toBe(0);
}

async function expectRecovered(takeId: string): Promise<void> {
  await tryOnce(takeId);
  expect((await stateOf(takeId)).status).toBe("ready");
  expect(await storage().size(`clips/${takeId}.mp4`)).toBe(saves.clip.length);
}

/** A file where a folder belongs stops everybody, root too. Answers what mends it. */
async function block(folder: string): Promise<() => Promise<void>> {
  const aside = `${folder}.aside`;
  await mkdir(folder, { recursive: true });
  await rename(folder, aside);
  await writeFile(folder, "in the way");
  return async () => {
    await rm(folder);
    await rename(aside, folder);
  };
}

describe("a disk that", () => {
  test("is full while the clip is stored: it waits, nothing is left, and it goes on without asking the vendor's host again too soon", async () => {
    const takeId = await saves.waiting();
    broken({
      put: async () => {
        throw new StorageFullError();
      },
    });
    await tryOnce(takeId);
    await expectWaiting(takeId, "The clip was made but could not be saved: the disk is full.");
    expect(await filesOf(takeId)).toEqual([]);
    expect(await readdir(path.join(saves.dataDir, "tmp"))).not.toContain(`save-${takeId}`);
    replaceStorage(undefined);
    await expectRecovered(takeId);
  });

  test("is nearly full: no byte is fetched to it", async () => {
    const takeId = await saves.waiting();
    const { statfs } = fs;
    vi.spyOn(fs, "statfs").mockImplementation(async (...args: Parameters<typeof statfs>) => ({ ...(await statfs(...args)), bavail: 1 }) as never);
    await tryOnce(takeId);
    await expectWaiting(takeId, "the disk is full");
    await expect(assertDiskHasRoom()).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("The disk is full, so no take is sent"),
    });
    vi.restoreAllMocks();
    await expect(assertDiskHasRoom()).resolves.toBeUndefined();
    await expectRecovered(takeId);
  });

  test("can't be written to where clips are fetched, or where they are stored: nothing is sent, and it recovers by itself", async () => {
    for (const folder of [path.join(saves.dataDir, "tmp"), path.join(mediaFolder(), ".parts")]) {
      const takeId = await saves.waiting();
      const mend = await block(folder);
      await tryOnce(takeId);
      await expectWaiting(takeId, "the studio's folder can't be written to");
      await expect
        .poll(
          () =>
            assertDiskHasRoom().then(
              () => "room",
              (error: Error) => error.message,
            ),
          { timeout: 10_000 },
        )
        .toContain("can't be written to, so no take is sent");
      await mend();
      await expect(assertDiskHasRoom()).resolves.toBeUndefined();
      await expectRecovered(takeId);
    }
  });

  test.each(["sync", "rename", "folder"] as const)(
    "reports an error of its own (%s): nothing is said to be ready, and the next try is whole",
    async (at) => {
      const takeId = await saves.waiting();
      const eio = () => Promise.reject(Object.assign(new Error("EIO"), { code: "EIO", syscall: at === "rename" ? "rename" : "fsync" }));
      const { open } = fs;
      if (at === "rename") vi.spyOn(fs, "rename").mockImplementation(eio);
      else
        vi.spyOn(fs, "open").mockImplementation(async (file, ...rest) => {
          const handle = await open(file, ...rest);
          const isPart = String(file).endsWith(".part");
          const isFolder = String(file).startsWith(mediaFolder()) && !isPart;
          if (at === "sync" ? isPart : isFolder) handle.sync = eio;
          return handle;
        });
      await tryOnce(takeId);
      vi.restoreAllMocks();
      await expectWaiting(takeId, "the disk reports errors");
      expect((await filesOf(takeId)).filter((name) => name.endsWith(".part"))).toEqual([]);
      await expectRecovered(takeId);
    },
  );
});

describe("a database that goes away", () => {
  test("while the disk fails too: the take is freed when it is back, and saved", async () => {
    const takeId = await saves.waiting();
    const gone = Promise.withResolvers<void>();
    broken({
      put: async () => {
        await setDatabase("away");
        gone.resolve();
        throw Object.assign(new Error("EIO"), { code: "EIO", syscall: "write" });
      },
    });
    const trying = tryOnce(takeId, "the worker");
    await gone.promise;
    await expect(db().$queryRaw`SELECT 1`).rejects.toThrow();
    await setDatabase("back");
    await trying;
    await expectWaiting(takeId, "the disk reports errors");
    replaceStorage(undefined);
    await expectRecovered(takeId);
  });

  test("between storing and saying so: it is said later, of the bytes that are here already", async () => {
    const takeId = await saves.waiting();
    const disk = createDiskStorage(mediaFolder());
    let puts = 0;
    const gone = Promise.withResolvers<void>();
    broken({
      put: async (...args) => {
        const stored = await disk.put(...args);
        puts += 1;
        if (puts === 3) await setDatabase("away").then(gone.resolve, gone.reject);
        return stored;
      },
    });
    const trying = tryOnce(takeId);
    await gone.promise;
    await setDatabase("back");
    await trying;
    if ((await stateOf(takeId)).status === "saving") await expectRecovered(takeId);
    expect((await stateOf(takeId)).status).toBe("ready");
    expect(host.asked).toHaveLength(1);
    expect(await db().ledgerRow.count({ where: { takeId, kind: "charged" } })).toBe(1);
  });
});

/** Takes this file's database away from everybody, or gives it back. */
async function setDatabase(where: "away" | "back"): Promise<void> {
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  const server = new pg.Client({ connectionString: process.env.TEST_DATABASE_SERVER });
  await server.connect();
  await server.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS ${where === "back"}`);
  if (where === "away") await server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  await server.end();
}
