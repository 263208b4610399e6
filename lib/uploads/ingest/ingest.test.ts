import { createHmac, randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, describe, expect, test, vi } from "vitest";
import * as uploadRoute from "@/app/api/uploadthing/route";
import { db } from "@/lib/db";
import { photo } from "@/lib/media/picture-corpus";
import { storage } from "@/lib/storage/current";
import { StorageFullError } from "@/lib/storage/storage";
import { signText } from "@/lib/uploads/ingest/ingest-key";
import { partPath } from "@/lib/uploads/ingest/parts";
import { sweepUploads } from "@/lib/uploads/sweep";
import { bearerOf, cutPut, file, presign, put, slowPut, useTestStudio } from "@/lib/uploads/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();
const studio = useTestStudio();

let big: Buffer;

beforeAll(async () => {
  const raw = { width: 2000, height: 2000, channels: 3 } as const;
  big = await sharp(randomBytes(2000 * 2000 * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
});

describe("the ingest", () => {
  test("refuses an address that was changed, made elsewhere or is over", async () => {
    const jpeg = await photo();
    const { url } = await presign(studio, file(jpeg, "signed.jpg"));
    const changed = url.replace(/x-ut-file-size=\d+/, "x-ut-file-size=99999999");
    const [unsigned = ""] = url.split("&signature=");
    const elsewhere = `${unsigned}&signature=${encodeURIComponent(`hmac-sha256=${createHmac("sha256", "sk_other").update(unsigned).digest("hex")}`)}`;
    for (const bad of [
      changed,
      elsewhere,
      unsigned,
      `${url}00`,
      `${studio.origin}/api/ingest/../../etc/passwd`,
      `${studio.origin}/api/ingest/route-metadata`,
    ]) {
      expect((await put(bad, jpeg)).status, bad).toBe(403);
      expect((await fetch(bad, { method: "HEAD" })).status, bad).toBe(403);
    }
    const late = unsigned.replace(/expires=\d+/, `expires=${Date.now() - 1}`);
    expect((await put(`${late}&signature=${encodeURIComponent(signText(late))}`, jpeg)).status).toBe(410);
    expect((await put(url, jpeg)).status).toBe(200);
  });

  test("answers the same request again with the same still", async () => {
    const jpeg = await photo();
    const { url } = await presign(studio, file(jpeg, "replay.jpg"));
    const [first, second] = [await (await put(url, jpeg)).json(), await (await put(url, jpeg)).json()];
    expect(second.serverData).toEqual(first.serverData);
    expect(await db().still.count({ where: { name: "replay.jpg" } })).toBe(1);
    const head = await fetch(url, { method: "HEAD" });
    expect(head.headers.get("x-ut-range-start")).toBe(String(jpeg.length));
    expect((await (await put(url, Buffer.alloc(0), jpeg.length)).json()).serverData).toEqual(first.serverData);
  });

  test("takes the whole again from the start, and pieces in order, but leaves no gap", async () => {
    const jpeg = await photo();
    const half = Math.floor(jpeg.length / 2);
    const { url, key } = await presign(studio, file(jpeg, "pieces.jpg"));
    await cutPut(url, jpeg, half);
    expect(Number((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start"))).toBe(half);
    expect((await put(url, jpeg.subarray(half + 1), half + 1)).status).toBe(416);
    expect((await fs.stat(partPath(key))).size).toBe(half);
    expect((await (await put(url, jpeg, 0)).json()).serverData).toMatchObject({ name: "pieces.jpg" });
  });

  test("counts what comes, not what was announced", async () => {
    const jpeg = await photo();
    const { url, key } = await presign(studio, file(jpeg, "counted.jpg"));
    expect((await put(url, Buffer.concat([jpeg, Buffer.alloc(10)]))).status).toBe(413);
    expect((await put(url, Buffer.concat([jpeg, Buffer.alloc(1_000_000)]))).status).toBe(413);
    expect((await put(url, jpeg.subarray(0, -1))).status).toBe(400);
    await expect(fs.stat(partPath(key))).rejects.toThrow("ENOENT");
    expect((await fetch(url, { method: "PUT", body: "no form", headers: { "content-type": "text/plain" } })).status).toBe(400);
    expect((await put(url, jpeg)).status).toBe(200);
  });

  test("stops the writer before when the next comes, and loses nothing it has", async () => {
    const { url, key } = await presign(studio, file(big, "hanging.png", "image/png"));
    const hanging = new AbortController();
    const dangling = slowPut(url, big.subarray(0, 3_000_000), hanging.signal);
    await vi.waitFor(async () => expect((await fs.stat(partPath(key))).size).toBeGreaterThan(2_900_000), { timeout: 5000 });
    const head = await fetch(url, { method: "HEAD" });
    const start = Number(head.headers.get("x-ut-range-start"));
    expect(start).toBeGreaterThan(2_900_000);
    expect((await (await put(url, big.subarray(start), start)).json()).serverData).toMatchObject({ width: 2000 });
    hanging.abort();
    await dangling;
  });

  test("keeps what came when the picture can't be stored, and goes on from there", async () => {
    const jpeg = await photo();
    const { url } = await presign(studio, file(jpeg, "full.jpg"));
    const full = vi.spyOn(storage(), "put").mockRejectedValueOnce(new StorageFullError());
    const refused = await put(url, jpeg);
    full.mockRestore();
    expect(refused.status).toBe(503);
    expect((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start")).toBe(String(jpeg.length));
    expect((await (await put(url, Buffer.alloc(0), jpeg.length)).json()).serverData).toMatchObject({ name: "full.jpg" });
  });

  test("is closed to callbacks and calls from outside, even well signed", async () => {
    const body = JSON.stringify({
      status: "uploaded",
      origin: `${studio.origin}/api/ingest`,
      metadata: { memberId: studio.maya.memberId, files: [] },
      file: {},
    });
    const headers = { "content-type": "application/json", "uploadthing-hook": "callback", "x-uploadthing-signature": signText(body) };
    expect((await fetch(`${studio.origin}/api/uploadthing?slug=still`, { method: "POST", headers, body })).status).toBe(404);
    expect((await fetch(`${studio.origin}/api/ingest/x`, { method: "GET" })).status).toBe(404);
  });

  test("does not finish an upload for someone who may no longer make stills", async () => {
    const leaving = await makeMember("producer", "Leaving");
    const jpeg = await photo();
    const { url } = await presign(studio, file(jpeg, "late.jpg"), await bearerOf(leaving));
    await db().member.update({ where: { id: leaving.memberId }, data: { role: "reviewer" } });
    expect((await (await put(url, jpeg)).json()).error).toContain("producer role");
    expect(await db().still.count({ where: { name: "late.jpg" } })).toBe(0);
  });

  test("does not know a host that isn't the studio's", async () => {
    const response = await uploadRoute.GET(
      new Request("http://localhost:3000/api/uploadthing", { headers: { ...studio.bearer, host: "evil.example" } }),
      { params: Promise.resolve({}) },
    );
    expect(response.status).toBe(403);
  });
});

test("uploads that nobody went on with are swept after a day, and others are not", async () => {
  const jpeg = await photo();
  const { url, key } = await presign(studio, file(jpeg, "abandoned.jpg"));
  await cutPut(url, jpeg, 1000);
  expect(await sweepUploads()).toBe(0);
  expect((await fs.stat(partPath(key))).size).toBe(1000);
  expect(await sweepUploads(new Date(Date.now() + 25 * 3600 * 1000))).toBeGreaterThan(0);
  await expect(fs.stat(partPath(key))).rejects.toThrow("ENOENT");
  expect(await db().upload.count()).toBe(0);
  expect((await put(url, jpeg)).status).toBe(404);
});
