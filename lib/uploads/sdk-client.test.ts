import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { boxFile, photo } from "@/lib/media/picture-corpus";
import { storage } from "@/lib/storage/current";
import { uploadMessage } from "@/lib/uploads/client";
import { bearerOf, file, upload, useTestStudio } from "@/lib/uploads/testing";
import { makeMember } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

// The unmodified SDK client against our ingest: what an upgrade of either must not break.

useDatabase();
const studio = useTestStudio();

let big: Buffer;

beforeAll(async () => {
  const raw = { width: 2000, height: 2000, channels: 3 } as const;
  big = await sharp(randomBytes(2000 * 2000 * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
});

/** What the person would read. */
async function toldOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => {
      throw new Error("it was accepted");
    },
    (thrown) => thrown,
  );
  return uploadMessage(error);
}

describe("the SDK's client", () => {
  test("uploads 12 MB, sees it move, and gets the still in return", async () => {
    const seen: number[] = [];
    const [done] = await upload(studio, [file(big, "Ünder & über+50%.png", "image/png")], { onUploadProgress: ({ loaded }) => seen.push(loaded) });
    const still = done?.serverData;
    expect(still).toMatchObject({ name: "Ünder & über+50%.png", width: 2000, height: 2000, url: `/api/media/stills/${still?.id}` });
    expect(seen.length).toBeGreaterThan(10);
    const row = await db().still.findUniqueOrThrow({ where: { id: still?.id ?? "" } });
    expect(row).toMatchObject({ createdById: studio.maya.memberId, contentType: "image/jpeg" });
    const kept = Buffer.from(await new Response(await storage().read(row.storageKey)).arrayBuffer());
    expect(createHash("sha256").update(kept).digest("hex")).toBe(row.sha256);
    expect(await fs.readdir(path.join(studio.folder, "uploads"))).toEqual([]);
  });

  test("goes on where it stopped when the same file is added again after a cut", async () => {
    const picture = file(big, "cut.png", "image/png");
    const stop = new AbortController();
    const first = upload(studio, [picture], { signal: stop.signal, onUploadProgress: ({ loaded }) => loaded > 6_000_000 && stop.abort() });
    await expect(first).rejects.toThrow();
    const [done] = await upload(studio, [picture]);
    expect(done?.serverData).toMatchObject({ width: 2000, height: 2000 });
    expect(studio.puts).toHaveLength(2);
    expect(studio.puts[0]).toBe("bytes=0-");
    expect(Number(/\d+/.exec(studio.puts[1] ?? "")?.[0])).toBeGreaterThan(1_000_000);
    expect(await db().still.count({ where: { name: "cut.png" } })).toBe(1);
  });

  test("makes a still of each of several files, and of the same file each time it is added", async () => {
    const bytes = await photo();
    const twins = await upload(studio, [file(bytes, "same.jpg"), file(bytes, "same.jpg"), file(await photo(100, 100), "other.jpg")]);
    const again = await upload(studio, [file(bytes, "same.jpg")]);
    const ids = [...twins, ...again].map(({ serverData }) => serverData.id);
    expect(new Set(ids).size).toBe(4);
  });

  test("tells in plain words what is wrong with a file, before its bytes are sent where it can", async () => {
    const jpeg = await photo();
    expect(await toldOf(upload(studio, [file(Buffer.alloc(26 * 1024 * 1024), "huge.jpg")]))).toContain("25 MB");
    expect(await toldOf(upload(studio, [file(jpeg, "clip.mp4", "video/mp4")]))).toContain("not a picture");
    expect(await toldOf(upload(studio, [file(jpeg, "nothing", "")]))).toContain("not a picture");
    expect(await toldOf(upload(studio, [file(Buffer.alloc(0), "empty.jpg")]))).toContain("empty");
    expect(
      await toldOf(
        upload(
          studio,
          Array.from({ length: 9 }, (_, index) => file(jpeg, `${index}.jpg`)),
        ),
      ),
    ).toContain("8 files");
    expect(studio.puts).toEqual([]);
    expect(await toldOf(upload(studio, [file(Buffer.from("just text"), "text.jpg")]))).toContain("not a picture");
    expect(await toldOf(upload(studio, [file(boxFile("heic", "mif1", "heic"), "phone.jpg")]))).toContain("HEIC");
    const [named] = await upload(studio, [file(jpeg, "phone.HEIC", "")]);
    expect(named?.serverData.name).toBe("phone.HEIC");
    expect(await toldOf(upload(studio, [file(jpeg.subarray(0, 3000), "half.jpg")]))).toContain("damaged");
    expect(await toldOf(upload(studio, [file(Buffer.from("<svg/>"), "drawing.svg", "image/svg+xml")]))).toContain("SVG");
    expect(studio.puts).toHaveLength(5);
    expect(await fs.readdir(path.join(studio.folder, "uploads"))).toEqual([]);
  });

  test("is told who may upload", async () => {
    const jpeg = file(await photo(), "a.jpg");
    expect(await toldOf(upload(studio, [jpeg], { headers: {} }))).toContain("Sign in");
    expect(await toldOf(upload(studio, [jpeg], { headers: await bearerOf(await makeMember("reviewer")) }))).toContain("producer role");
    expect(
      await toldOf(
        upload(studio, [jpeg], { headers: { cookie: "dailies.session_token=x", origin: "https://evil.example", "sec-fetch-site": "cross-site" } }),
      ),
    ).toContain("another site");
  });

  test("is told of a lost connection in words that help", async () => {
    const error = { code: "INTERNAL_CLIENT_ERROR", message: "Something went wrong. Please report this to UploadThing." };
    expect(uploadMessage(error)).toContain("connection broke off");
  });
});
