import { createHash, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Storage } from "@/lib/storage/storage";

/** What every driver promises. `open` answers a storage that nothing else uses. */
export function storageContract(name: string, open: () => Promise<Storage>): void {
  describe(`${name} keeps what storage.ts promises`, () => {
    test("what was written is read back, and was counted and hashed on the way", async () => {
      const storage = await open();
      const bytes = randomBytes(1_500_000);
      const stored = await storage.put("clips/a-1.mp4", inChunks(bytes, 65_521), "video/mp4");
      expect(stored).toEqual({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
      expect(await storage.size("clips/a-1.mp4")).toBe(bytes.length);
      expect((await all(storage, "clips/a-1.mp4"))?.equals(bytes)).toBe(true);
    });

    test("an empty object is an object", async () => {
      const storage = await open();
      expect((await storage.put("empty", inChunks(Buffer.alloc(0), 1), "text/plain")).bytes).toBe(0);
      expect(await storage.size("empty")).toBe(0);
      expect((await all(storage, "empty"))?.length).toBe(0);
    });

    test("any range inside it is exactly that part", async () => {
      const storage = await open();
      const bytes = randomBytes(700_001);
      await storage.put("r", inChunks(bytes, 100_000), "text/plain");
      const ranges = fc.tuple(fc.nat(bytes.length - 1), fc.nat(bytes.length - 1)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
      await fc.assert(
        fc.asyncProperty(ranges, async (range) => (await all(storage, "r", range))?.equals(bytes.subarray(range.start, range.end + 1)) === true),
        { numRuns: 40, examples: [[{ start: 0, end: 0 }], [{ start: 0, end: 700_000 }], [{ start: 700_000, end: 700_000 }]] },
      );
    });

    test("what isn't there is null, and removing it is no error", async () => {
      const storage = await open();
      expect(await storage.read("no/such")).toBeNull();
      expect(await storage.size("no/such")).toBeNull();
      await storage.remove("no/such");
    });

    test("a second write replaces the first, and a removed object is gone", async () => {
      const storage = await open();
      await storage.put("k", inChunks(Buffer.from("first, and longer"), 4), "text/plain");
      await storage.put("k", inChunks(Buffer.from("second"), 4), "text/plain");
      expect((await all(storage, "k"))?.toString()).toBe("second");
      await storage.remove("k");
      expect(await storage.size("k")).toBeNull();
      expect(await storage.read("k")).toBeNull();
    });

    test("a source that breaks off leaves what stood there, and nothing where nothing was", async () => {
      const storage = await open();
      await storage.put("old", inChunks(Buffer.from("still here"), 4), "text/plain");
      await expect(storage.put("old", breaking(), "text/plain")).rejects.toThrow("the source broke");
      await expect(storage.put("new", breaking(), "text/plain")).rejects.toThrow("the source broke");
      expect((await all(storage, "old"))?.toString()).toBe("still here");
      expect(await storage.size("new")).toBeNull();
    });

    test("keys that climb, hide or are absolute are refused by every method", async () => {
      const storage = await open();
      for (const key of BAD_KEYS) {
        await expect(storage.put(key, inChunks(Buffer.from("x"), 1), "text/plain"), key).rejects.toThrow("Not a storage key");
        await expect(storage.read(key), key).rejects.toThrow("Not a storage key");
        await expect(storage.size(key), key).rejects.toThrow("Not a storage key");
        await expect(storage.remove(key), key).rejects.toThrow("Not a storage key");
        await expect(storage.publicUrl(key, 60), key).rejects.toThrow("Not a storage key");
      }
    });

    test("a reader that stops half-way, by cancelling or by its signal, is no trouble", async () => {
      const storage = await open();
      await storage.put("long", inChunks(randomBytes(2_000_000), 500_000), "text/plain");
      const reader = (await storage.read("long"))?.getReader();
      await reader?.read();
      await reader?.cancel();
      const stop = new AbortController();
      const stopped = (await storage.read("long", undefined, stop.signal))?.getReader();
      await stopped?.read();
      stop.abort();
      await expect(drain(stopped)).rejects.toThrow();
    });

    test("it can tell that it works", async () => {
      await expect((await open()).probe()).resolves.toBeUndefined();
    });
  });
}

const BAD_KEYS = [
  "",
  "/",
  "/etc/passwd",
  "../x",
  "a/../../x",
  "a/..",
  "a/./b",
  "a//b",
  "a/",
  ".hidden",
  "a/.parts/b",
  "a\\b",
  "a\0b",
  "C:/x",
  "ä",
  "a b",
  "a..b",
  "a.",
  "%2e%2e/x",
  "x".repeat(600),
];

async function all(storage: Storage, key: string, range?: { start: number; end: number }): Promise<Buffer | null> {
  const stream = await storage.read(key, range);
  return stream && Buffer.from(await new Response(stream).arrayBuffer());
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<void> {
  while (!(await reader?.read())?.done);
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* breaking(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("half of ");
  throw new Error("the source broke");
}
