import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Actor, readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import { photo } from "@/lib/media/picture-corpus";
import { cropStill } from "@/lib/stills/crop";
import { findStill, getStillBytes, listStills } from "@/lib/stills/data";
import { fitStill } from "@/lib/stills/fit";
import { takeInStill } from "@/lib/stills/intake";
import { shownName } from "@/lib/stills/keep";
import { SAMPLE_IDS, SAMPLES } from "@/lib/stills/samples";
import { CropStill, FitStill, ListStills } from "@/lib/stills/schema";
import { blurOf, fitSize } from "@/lib/stills/state";
import { useSample } from "@/lib/stills/use-sample";
import { storage } from "@/lib/storage/current";
import { StorageFullError } from "@/lib/storage/storage";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

let folder: string;
let maya: Actor;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), "dailies-stills-"));
  process.env.DATA_DIR = folder;
  maya = await makeMember("producer");
});

afterAll(() => fs.rm(folder, { recursive: true, force: true }));

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe("taking in", () => {
  test("keeps our own encoding of a picture, and its row says what it is", async () => {
    const still = await takeInStill(maya, { stream: once(await photo(300, 200)), name: "C:\\Users\\maya\\Holiday.JPG" });
    expect(still).toMatchObject({ width: 300, height: 200, name: "Holiday.JPG", url: `/api/media/stills/${still.id}` });
    const row = await db().still.findUniqueOrThrow({ where: { id: still.id } });
    const { bytes } = await getStillBytes(readScope(maya), still.id);
    expect([row.bytes, row.contentType, row.sourceId, row.createdById]).toEqual([bytes.length, "image/jpeg", null, maya.memberId]);
    expect((await sharp(bytes).metadata()).format).toBe("jpeg");
  });

  test("the same picture twice is two stills", async () => {
    const bytes = await photo();
    const [a, b] = [await takeInStill(maya, { stream: once(bytes), name: "a" }), await takeInStill(maya, { stream: once(bytes), name: "a" })];
    expect(a.id).not.toBe(b.id);
  });

  test("stops reading a file that has no end", async () => {
    let given = 0;
    const endless = async function* () {
      for (;;) {
        given += 1;
        yield Buffer.alloc(1024 * 1024);
      }
    };
    await expect(takeInStill(maya, { stream: endless(), name: "a" })).rejects.toMatchObject({ code: "too_large" });
    expect(given).toBe(26);
  });

  test("needs someone who may write", async () => {
    const reviewer = await makeMember("reviewer");
    await expect(takeInStill(reviewer, { stream: once(await photo()), name: "a" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(useSample(reviewer, { sample: "fig" })).rejects.toMatchObject({ code: "forbidden" });
    const token: Actor = { ...maya, kind: "token", tokenId: "t", scopes: ["read", "spend"] };
    await expect(takeInStill(token, { stream: once(await photo()), name: "a" })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a full disk is said in a sentence, and nothing half-made stays", async () => {
    const before = await db().still.count();
    const full = vi.spyOn(storage(), "put").mockRejectedValueOnce(new StorageFullError());
    await expect(takeInStill(maya, { stream: once(await photo()), name: "a" })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("no room"),
    });
    full.mockRestore();
    expect(await db().still.count()).toBe(before);
  });

  test("a row that can't be written takes its file with it", async () => {
    const gone: Actor = { ...maya, memberId: "nobody" };
    const files = async () => (await fs.readdir(path.join(folder, "media", "stills"))).length;
    const before = await files();
    await expect(takeInStill(gone, { stream: once(await photo()), name: "a" })).rejects.toThrow();
    expect(await files()).toBe(before);
  });

  test("a name is shown as a person would write it", () => {
    expect(shownName("../../etc/passwd")).toBe("passwd");
    expect(shownName("a\u0000\u202eb\n.jpg")).toBe("ab.jpg");
    expect(shownName("  ")).toBe("Still");
    expect([...shownName("ü".repeat(500))].length).toBe(120);
  });
});

describe("cropping", () => {
  test("makes a new still of the part, which remembers the whole", async () => {
    const whole = await takeInStill(maya, { stream: once(await photo(400, 300)), name: "whole.jpg" });
    const part = await cropStill(maya, { stillId: whole.id, x: 100, y: 0, width: 300, height: 168 });
    expect(part).toMatchObject({ width: 300, height: 168, name: "whole.jpg" });
    expect((await db().still.findUniqueOrThrow({ where: { id: part.id } })).sourceId).toBe(whole.id);
    expect(await findStill(readScope(maya), whole.id)).toMatchObject({ width: 400, height: 300 });
  });

  test("stays inside the still, is worth animating, and is of a still that exists", async () => {
    const { id } = await takeInStill(maya, { stream: once(await photo(400, 300)), name: "a" });
    const cut = (x: number, y: number, width: number, height: number, stillId = id) => cropStill(maya, { stillId, x, y, width, height });
    await expect(cut(101, 0, 300, 300)).rejects.toMatchObject({ code: "invalid", fields: { width: expect.stringContaining("400") } });
    await expect(cut(0, 1, 300, 300)).rejects.toMatchObject({ fields: { height: expect.stringContaining("300") } });
    await expect(cut(0, 0, 63, 300)).rejects.toMatchObject({ fields: { width: expect.stringContaining("64") } });
    await expect(cut(0, 0, 100, 100, "no-such")).rejects.toMatchObject({ code: "not_found" });
    await expect(cut(0, 0, 100, 100, "nul\0")).rejects.toMatchObject({ code: "not_found" });
    expect(CropStill.safeParse({ stillId: id, x: -1, y: 0, width: 100, height: 100 }).success).toBe(false);
    expect(CropStill.safeParse({ stillId: id, x: 0.5, y: 0, width: 100, height: 100 }).success).toBe(false);
  });

  test("says so when the file is gone from the storage", async () => {
    const { id } = await takeInStill(maya, { stream: once(await photo(400, 300)), name: "a" });
    await storage().remove(`stills/${id}.jpg`);
    await expect(cropStill(maya, { stillId: id, x: 0, y: 0, width: 100, height: 100 })).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("fitting", () => {
  test("makes a new still of the shape with all of the picture in it, which remembers it", async () => {
    const whole = await takeInStill(maya, { stream: once(await photo(400, 300)), name: "whole.jpg" });
    const fitted = await fitStill(maya, { stillId: whole.id, width: 16, height: 9 });
    expect(fitted).toMatchObject({ ...fitSize(whole, { width: 16, height: 9 }), width: 534, height: 300, name: "whole.jpg" });
    expect((await db().still.findUniqueOrThrow({ where: { id: fitted.id } })).sourceId).toBe(whole.id);
    expect(await fitStill(maya, { stillId: whole.id, width: 9, height: 16 })).toMatchObject({ width: 400, height: 712 });
  });

  test("is of a still that exists, by someone who may, into a shape that is one", async () => {
    const { id } = await takeInStill(maya, { stream: once(await photo(400, 300)), name: "a" });
    await expect(fitStill(maya, { stillId: "no-such", width: 16, height: 9 })).rejects.toMatchObject({ code: "not_found" });
    await expect(fitStill(await makeMember("reviewer"), { stillId: id, width: 16, height: 9 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(fitStill(maya, { stillId: id, width: 16_000, height: 9 })).rejects.toMatchObject({
      code: "invalid",
      fields: { height: expect.stringContaining("64") },
    });
    expect(FitStill.safeParse({ stillId: id, width: 0, height: 9 }).success).toBe(false);
    expect(FitStill.safeParse({ stillId: id, width: 1.5, height: 1 }).success).toBe(false);
  });

  test("needs no more room than the picture, in even sides, and says how much is blur", () => {
    const side = fc.integer({ min: 64, max: 8000 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.constantFrom({ width: 16, height: 9 }, { width: 9, height: 16 }, { width: 1, height: 1 }),
        (width, height, shape) => {
          const fitted = fitSize({ width, height }, shape);
          const scale = Math.min(1, 4096 / Math.max(width, height, (width * shape.height) / shape.width, (height * shape.width) / shape.height));
          expect((fitted.width % 2) + (fitted.height % 2)).toBe(0);
          expect(fitted.width - width * scale).toBeGreaterThan(-1.01);
          expect(fitted.height - height * scale).toBeGreaterThan(-1.01);
          expect(Math.max(fitted.width, fitted.height)).toBeLessThanOrEqual(4096);
        },
      ),
    );
    expect(blurOf({ width: 300, height: 200 }, { width: 16, height: 9 })).toBeCloseTo(0.156, 3);
    expect(blurOf({ width: 1600, height: 900 }, { width: 16, height: 9 })).toBe(0);
  });
});

describe("samples", () => {
  test("each becomes a still of the size that its listing says", async () => {
    for (const { id, width, height, title } of SAMPLES) expect(await useSample(maya, { sample: id })).toMatchObject({ width, height, name: title });
  });

  test("each is credited, described and has a preview", async () => {
    const credits = await fs.readFile("public/samples/CREDITS.md", "utf8");
    for (const { id, alt, prompt, preview } of SAMPLES) {
      expect(credits).toContain(`${id}.jpg`);
      expect(alt.length * prompt.length).toBeGreaterThan(100);
      expect((await sharp(await fs.readFile(path.join("public", preview))).metadata()).width).toBe(480);
    }
    expect(SAMPLE_IDS).toHaveLength(8);
  });
});

test("a list goes through all stills once, the newest first", async () => {
  const scope = readScope(maya);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listStills(scope, ListStills.parse({ limit: 5, ...(cursor && { cursor }) }));
    expect(page.data.length).toBeLessThanOrEqual(5);
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toHaveLength(await db().still.count());
  expect(seen).toEqual([...seen].sort().reverse());
});
