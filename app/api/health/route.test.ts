import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { GET } from "@/app/api/health/route";
import { HealthResponse } from "@/lib/api/schema";
import { asNobody, params } from "@/lib/api/testing";
import { db } from "@/lib/db";
import { forgetProbe } from "@/lib/health/parts";
import { replaceStorage } from "@/lib/storage/current";
import { createDiskStorage } from "@/lib/storage/disk";
import { useDatabase } from "@/prisma/testing";

useDatabase();
process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "dailies-"));

async function ask(): Promise<{ status: number; body: unknown }> {
  const response = await GET(asNobody("/api/health"), params({}));
  return { status: response.status, body: HealthResponse.strict().parse(await response.json()) };
}

async function beat(secondsAgo: number): Promise<void> {
  await db().worker.deleteMany();
  await db().worker.create({ data: { id: "w", host: "h", pid: 1, beatAt: new Date(Date.now() - secondsAgo * 1000) } });
}

beforeEach(() => {
  replaceStorage(undefined);
  forgetProbe();
});

describe("the studio's health", () => {
  it("is good while database, storage and a worker answer", async () => {
    await beat(1);
    expect(await ask()).toEqual({ status: 200, body: { status: "ok", database: "ok", storage: "ok", worker: "ok" } });
  });

  it("is bad once the last worker has been silent for 20 seconds", async () => {
    await beat(25);
    expect(await ask()).toEqual({ status: 503, body: { status: "down", database: "ok", storage: "ok", worker: "down" } });
  });

  it("is bad when the storage can't be written to", async () => {
    await beat(1);
    replaceStorage({
      ...createDiskStorage("/nowhere"),
      probe: async () => {
        throw new Error("no room");
      },
    });
    expect(await ask()).toMatchObject({ status: 503, body: { storage: "down", database: "ok" } });
  });
});
