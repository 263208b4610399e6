import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { GET } from "@/app/api/state/route";
import { makeCaller, params, type Sent } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { forgetProbe } from "@/lib/health/parts";
import { replaceStorage } from "@/lib/storage/current";
import { createDiskStorage } from "@/lib/storage/disk";
import { StorageFullError } from "@/lib/storage/storage";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));
process.env.EACHLABS_API_KEY = "live-key-of-eachlabs";

let call: (path: string, sent?: Sent) => Request;
const FINE = { studio: "ok", storage: "ok", worker: "ok", pauses: [] };

async function state(): Promise<unknown> {
  const response = await GET(call("/api/state"), params({}));
  expect(response.status).toBe(200);
  return response.json();
}

function storageThatFails(error: Error): void {
  replaceStorage({ ...createDiskStorage("/nowhere"), probe: () => Promise.reject(error) });
}

beforeAll(async () => {
  call = await makeCaller(["read"]);
});

beforeEach(async () => {
  replaceStorage(undefined);
  forgetProbe();
  await db().worker.deleteMany();
  await db().providerGate.deleteMany();
  await db().worker.create({ data: { id: "w", host: "h", pid: 1 } });
});

it("has nothing to say while all is well", async () => {
  expect(await state()).toEqual(FINE);
});

it("says that nobody is at work", async () => {
  await db().worker.updateMany({ data: { beatAt: new Date(Date.now() - 25_000) } });
  expect(await state()).toEqual({ ...FINE, worker: "down" });
});

it("tells a full storage from one that can't be written to", async () => {
  storageThatFails(new StorageFullError());
  expect(await state()).toEqual({ ...FINE, storage: "full" });
  forgetProbe();
  storageThatFails(Object.assign(new Error("EROFS: read-only file system, open '/secret/place'"), { code: "EROFS" }));
  expect(await state()).toEqual({ ...FINE, storage: "down" });
});

it("says which providers wait in the mode that new takes use, why and until when", async () => {
  const pausedUntil = new Date("2026-11-21T12:00:00Z");
  await db().providerGate.createMany({
    data: [
      { provider: "eachlabs", mode: "live", pausedReason: "no_credit", pausedUntil },
      { provider: "eachlabs", mode: "sandbox", pausedReason: "busy" },
      { provider: "wavespeed", mode: "live", pausedReason: "key_refused" },
      { provider: "wavespeed", mode: "sandbox" },
    ],
  });
  const message = "The balance at Eachlabs does not cover the next take. It is tried again by itself.";
  expect(await state()).toEqual({ ...FINE, pauses: [{ provider: "eachlabs", reason: "no_credit", message, until: pausedUntil.toISOString() }] });
});
