import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { pipeToNodeResponse } from "next/dist/server/pipe-readable";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveObject } from "@/lib/http/serve-object";
import { createDiskStorage } from "@/lib/storage/disk";
import type { Storage } from "@/lib/storage/storage";

// Chunks are lent to whoever sends them. If Next ever sent one after asking for the next, clips would arrive broken: this would tell.

const clip = randomBytes(9_000_123);
let folder: string;
let storage: Storage;
let server: http.Server;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-serve-"));
  storage = createDiskStorage(folder);
  await storage.put("clip", once(clip), "video/mp4");
  server = http.createServer(async (incoming, outgoing) => {
    const request = new Request("http://localhost/", { headers: { range: incoming.headers.range ?? "", "x-dailies-client": "127.0.0.1" } });
    const response = await serveObject(request, storage, { storageKey: "clip", bytes: clip.length, tag: "t", contentType: "video/mp4" });
    outgoing.writeHead(response?.status ?? 404, Object.fromEntries(response?.headers ?? []));
    if (response?.body) await pipeToNodeResponse(response.body, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  server.close();
  await fs.rm(folder, { recursive: true, force: true });
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Reads an answer, pausing after every so many bytes, so that the sender has to wait. */
function receive(range: string | null, pauseEvery: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const request = http.get({ port, headers: range ? { range } : {} }, (response) => {
      const hash = createHash("sha256");
      let sincePause = 0;
      response.on("data", (chunk: Buffer) => {
        hash.update(chunk);
        sincePause += chunk.length;
        if (sincePause < pauseEvery) return;
        sincePause = 0;
        response.pause();
        setTimeout(() => response.resume(), 2);
      });
      response.on("end", () => resolve(hash.digest("hex")));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}

test("a clip arrives as it is, whole and in part, at readers of any speed at once", async () => {
  const whole = hashOf(clip);
  const part = hashOf(clip.subarray(123_457, 7_000_001));
  const arrived = await Promise.all([
    ...[1_000, 60_000, 300_000, 2_000_000, 99_000_000].map((pauseEvery) => receive(null, pauseEvery)),
    ...[60_000, 700_000, 99_000_000].map((pauseEvery) => receive("bytes=123457-7000000", pauseEvery)),
  ]);
  expect(arrived).toEqual([...Array(5).fill(whole), ...Array(3).fill(part)]);
});
