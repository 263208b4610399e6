import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { photo } from "@/lib/media/picture-corpus";
import type { UploadedStill } from "@/lib/providers/provider";
import { takeInStill } from "@/lib/stills/intake";
import { isPublicHost } from "@/lib/stills/public-host";
import { publicStillPath, readPublicName } from "@/lib/stills/public-path";
import { addressForProvider } from "@/lib/stills/vendor-address";
import { replaceStorage, storage } from "@/lib/storage/current";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

const DAY_MS = 24 * 3600 * 1000;
let folder: string;
let stillId: string;
let uploads: { name: string; contentType: string; bytes: number }[] = [];
let expiresAt = new Date(Date.now() + 7 * DAY_MS);

const client = {
  upload: async ({ bytes, contentType, name }: { bytes: Uint8Array; contentType: string; name: string }): Promise<UploadedStill> => {
    uploads.push({ name, contentType, bytes: bytes.length });
    return { url: `http://127.0.0.1:3010/media/${uploads.length}.jpg`, expiresAt };
  },
};
const live = { id: "wavespeed", mode: "live", client } as const;
const sandbox = { id: "wavespeed", mode: "sandbox", client } as const;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-address-"));
  process.env.DATA_DIR = folder;
});

beforeEach(async () => {
  uploads = [];
  expiresAt = new Date(Date.now() + 7 * DAY_MS);
  const bytes = await photo();
  const stream = (async function* () {
    yield bytes;
  })();
  stillId = (await takeInStill(await makeMember(), { stream, name: "a.jpg" })).id;
});

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

test("without a public address the still goes to the vendor's store, once for each vendor and mode", async () => {
  const first = await addressForProvider(stillId, live);
  expect(first).toEqual({ url: "http://127.0.0.1:3010/media/1.jpg", way: "vendor_upload" });
  expect(await addressForProvider(stillId, live)).toEqual(first);
  expect((await addressForProvider(stillId, sandbox)).url).not.toBe(first.url);
  expect((await addressForProvider(stillId, { ...live, id: "eachlabs" })).url).not.toBe(first.url);
  expect(uploads).toHaveLength(3);
  expect(uploads[0]).toMatchObject({ name: `${stillId}.jpg`, contentType: "image/jpeg" });
});

test("a copy that is about to expire is made again", async () => {
  expiresAt = new Date(Date.now() + DAY_MS / 8);
  await addressForProvider(stillId, live);
  await addressForProvider(stillId, live);
  expect(uploads).toHaveLength(2);
});

test("a copy in a sandbox that has moved since is made again", async () => {
  await addressForProvider(stillId, sandbox);
  await db().vendorStill.updateMany({ where: { stillId }, data: { url: "http://127.0.0.1:3999/media/1.jpg" } });
  await addressForProvider(stillId, sandbox);
  expect(uploads).toHaveLength(2);
});

test("the storage's own address comes first where it has one, but never for the sandbox", async () => {
  const own = { ...storage(), publicUrl: async (key: string) => `https://bucket.example.com/${key}?signed` };
  replaceStorage(own);
  expect(await addressForProvider(stillId, live)).toEqual({ url: `https://bucket.example.com/stills/${stillId}.jpg?signed`, way: "storage" });
  expect((await addressForProvider(stillId, sandbox)).way).toBe("vendor_upload");
  replaceStorage(undefined);
});

test("a still that doesn't exist or whose file is gone can't be sent", async () => {
  await expect(addressForProvider("no-such", live)).rejects.toMatchObject({ code: "not_found" });
  await storage().remove(`stills/${stillId}.jpg`);
  await expect(addressForProvider(stillId, live)).rejects.toMatchObject({ code: "unavailable" });
  expect(uploads).toHaveLength(0);
});

test("only a host that strangers reach counts as public", async () => {
  const to =
    (...addresses: string[]) =>
    async () =>
      addresses;
  expect(await isPublicHost("studio.example.com", to("93.184.216.34"))).toBe(true);
  expect(await isPublicHost("studio.example.com", to("93.184.216.34", "10.0.0.1"))).toBe(false);
  expect(await isPublicHost("studio.example.com", to())).toBe(false);
  expect(await isPublicHost("studio.example.com", () => Promise.reject(new Error("ENOTFOUND")))).toBe(false);
  const asked = vi.fn(to("93.184.216.34"));
  for (const host of ["localhost", "studio", "studio.local", "a.internal", "127.0.0.1", "[::1]", "10.1.2.3", "169.254.169.254"])
    expect(await isPublicHost(host, asked), host).toBe(false);
  expect(asked).not.toHaveBeenCalled();
  expect(await isPublicHost("93.184.216.34")).toBe(true);
});

test("a signed name opens one still for its time, and nothing that was changed", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const path = publicStillPath(stillId, 600, now);
  const name = path.split("/").at(-1) ?? "";
  expect(path).toMatch(/^\/api\/media\/public\/[\w~-]+\.jpg$/);
  expect(readPublicName(name, now)).toEqual({ stillId, secondsLeft: 600 });
  expect(readPublicName(name, new Date(now.getTime() + 600_000))).toBeNull();
  for (const bad of [
    "",
    name.slice(1),
    name.replace(".jpg", ""),
    name.replace(/~\d+~/, "~9999999999~"),
    name.replace(stillId, crypto.randomUUID()),
    `${name}x`,
  ]) {
    expect(readPublicName(bad, now), bad).toBeNull();
  }
});
