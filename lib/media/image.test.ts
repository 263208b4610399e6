import { randomBytes } from "node:crypto";
import fs from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { cropPicture, fitPicture, PICTURE_MAX_BYTES, takeInPicture } from "@/lib/media/image";
import { boxFile, photo, zeroPng } from "@/lib/media/picture-corpus";
import { sniffPicture } from "@/lib/media/picture-kind";

async function refusal(file: Uint8Array): Promise<{ code: string; message: string }> {
  const error = await takeInPicture(file).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`not refused, or not in words: ${String(error)}`);
  return { code: error.code, message: error.message };
}

const pixel = async (jpeg: Buffer, x: number, y: number) => [
  ...(await sharp(jpeg).extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer()),
];

const flat = (background: string) =>
  sharp({ create: { width: 100, height: 80, channels: 3, background } })
    .png()
    .toBuffer();

describe("a picture comes in", () => {
  test("as JPEG, PNG, WebP or AVIF, and is a JPEG of ours afterwards", async () => {
    const source = sharp(await photo());
    for (const file of [
      await source.jpeg().toBuffer(),
      await source.png().toBuffer(),
      await source.webp().toBuffer(),
      await source.avif({ effort: 0 }).toBuffer(),
    ]) {
      const picture = await takeInPicture(file);
      expect(picture).toMatchObject({ contentType: "image/jpeg", width: 320, height: 240 });
      expect((await sharp(picture.bytes).metadata()).format).toBe("jpeg");
      expect(Buffer.from(picture.thumbhash, "base64").length).toBeGreaterThan(10);
    }
  });

  test("upright, without the camera's notes and with colours for every screen", async () => {
    const file = await sharp(await photo(200, 100))
      .withExif({ IFD0: { Copyright: "somebody" }, IFD3: { GPSLatitude: "51/1 30/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .withIccProfile("p3")
      .toBuffer();
    const picture = await takeInPicture(file);
    expect([picture.width, picture.height]).toEqual([100, 200]);
    const facts = await sharp(picture.bytes).metadata();
    expect([facts.exif, facts.icc, facts.xmp, facts.orientation, facts.space]).toEqual([undefined, undefined, undefined, undefined, "srgb"]);
  });

  test("from a printer's four colours, from grey and from 16 bits a colour", async () => {
    const source = await photo(100, 100);
    for (const file of [
      await sharp(source).toColourspace("cmyk").jpeg().toBuffer(),
      await sharp(source).greyscale().png().toBuffer(),
      await sharp(source).toColourspace("rgb16").png().toBuffer(),
    ]) {
      const facts = await sharp((await takeInPicture(file)).bytes).metadata();
      expect([facts.channels, facts.space, facts.depth]).toEqual([3, "srgb", "uchar"]);
    }
  });

  test("that moves, as the first of its pictures", async () => {
    const frames = [await flat("#fff"), await flat("#000")];
    const file = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    const picture = await takeInPicture(file);
    expect([picture.width, picture.height]).toEqual([100, 80]);
    expect((await pixel(picture.bytes, 50, 40))[0]).toBeGreaterThan(250);
  });

  test("opaque: see-through parts are white, or black behind what is nearly white itself", async () => {
    const dot = (background: string) =>
      sharp({ create: { width: 40, height: 40, channels: 4, background } })
        .png()
        .toBuffer();
    const on = async (colour: string) =>
      sharp({ create: { width: 100, height: 100, channels: 4, background: "#0000" } })
        .composite([{ input: await dot(colour), left: 30, top: 30 }])
        .png()
        .toBuffer();
    expect(await pixel((await takeInPicture(await on("#223"))).bytes, 2, 2)).toEqual([255, 255, 255]);
    expect(await pixel((await takeInPicture(await on("#fff"))).bytes, 2, 2)).toEqual([0, 0, 0]);
  });

  test("with stray bytes between its parts, as some phones write", async () => {
    const jpeg = await photo(128, 128);
    const file = Buffer.concat([jpeg.subarray(0, -2), Buffer.from([0, 0, 0]), jpeg.subarray(-2), Buffer.from("trailing notes of a phone")]);
    expect(await takeInPicture(file)).toMatchObject({ width: 128, height: 128 });
  });

  test("as another file than it was: a script hidden behind the pixels is gone", async () => {
    const script = "<script>alert(document.domain)</script>";
    const jpeg = await photo();
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, script.length + 2]), Buffer.from(script)]);
    const polyglot = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2), Buffer.from(script)]);
    expect((await takeInPicture(polyglot)).bytes.includes("script")).toBe(false);
  });

  test("in parts: a cut has exactly the pixels that were asked for", async () => {
    const cut = await cropPicture((await takeInPicture(await photo(400, 300))).bytes, { x: 10, y: 20, width: 200, height: 112 });
    expect([cut.width, cut.height]).toEqual([200, 112]);
  });
});

test("a picture is laid whole on a blurred copy of itself: its pixels in the middle, its colours at the sides", async () => {
  // red above, blue below, and a white frame all round that the blur takes in
  const half = (background: string) => ({ create: { width: 196, height: 146, channels: 3 as const, background } });
  const file = await sharp({ create: { width: 200, height: 300, channels: 3, background: "#fff" } })
    .composite([
      { input: await sharp(half("#f00")).png().toBuffer(), left: 2, top: 2 },
      { input: await sharp(half("#00f")).png().toBuffer(), left: 2, top: 152 },
    ])
    .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
    .toBuffer();
  const fitted = await fitPicture(file, { width: 534, height: 300 });
  expect([fitted.width, fitted.height, fitted.contentType]).toEqual([534, 300, "image/jpeg"]);
  const isNear = (a: number[], b: number[]) => a.every((value, index) => Math.abs(value - b[index]!) < 12);
  for (const [x, y] of [
    [0, 0],
    [199, 299],
    [100, 75],
    [100, 225],
  ] as const)
    expect(isNear(await pixel(fitted.bytes, 167 + x, y), await pixel(file, x, y)), `${x}, ${y}`).toBe(true);
  const [left, right] = [await pixel(fitted.bytes, 40, 60), await pixel(fitted.bytes, 490, 240)];
  expect(left[0]! > 180 && left[2]! < 120, "red is above").toBe(true);
  expect(right[2]! > 180 && right[0]! < 120, "blue is below").toBe(true);
});

test("HEIC is taken by its bytes where the build can open it, and only there", () => {
  for (const file of [boxFile("heic", "mif1", "heic"), boxFile("mif1", "mif1", "heic")]) {
    expect(sniffPicture(file, true)).toEqual({ isTaken: true, formats: ["heif"] });
    expect(sniffPicture(file, false)).toMatchObject({ isTaken: false });
  }
});

describe("what is no picture of ours is refused in plain words", () => {
  const kinds: [string, () => Buffer, string, RegExp][] = [
    ["an empty file", () => Buffer.alloc(0), "invalid", /empty/],
    ["text called .jpg", () => Buffer.from("I am not a picture at all, sorry about that."), "unsupported_type", /not a picture/],
    ["one byte", () => Buffer.from([0xff]), "unsupported_type", /not a picture/],
    ["noise", () => Buffer.concat([Buffer.from([7]), randomBytes(5000)]), "unsupported_type", /./],
    ["an SVG", () => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "unsupported_type", /SVG/],
    ["an SVG after a comment", () => Buffer.from(`<!-- ${"x".repeat(200)} -->\n<svg viewBox="0 0 1 1"></svg>`), "unsupported_type", /SVG/],
    ["a GIF", () => Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1"), "unsupported_type", /GIF/],
    ["a TIFF", () => Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]), "unsupported_type", /TIFF/],
    ["a PDF", () => Buffer.from("%PDF-1.7\n"), "unsupported_type", /PDF/],
    ["a BMP", () => Buffer.from("BM\x46\x00\x00\x00", "latin1"), "unsupported_type", /BMP/],
    ["HEIC from a phone", () => boxFile("heic", "mif1", "heic"), "unsupported_type", /HEIC.*JPEG/],
    ["HEIC that calls itself mif1", () => boxFile("mif1", "mif1", "heic"), "unsupported_type", /HEIC/],
    [
      "a web page",
      () => Buffer.from("\ufeff<!-- saved --> <!DOCTYPE html><html><body><svg></svg></body>"),
      "unsupported_type",
      /web page.*Open image in new tab/,
    ],
    ["a video", () => boxFile("isom", "isom", "avc1"), "unsupported_type", /video/],
    ["an AVIF in name only", () => boxFile("avif", "mif1"), "invalid", /damaged/],
    ["a JPEG in name only", () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]), "invalid", /damaged/],
    ["a PNG in name only", () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), "invalid", /damaged/],
    ["a WebP in name only", () => Buffer.from("RIFF\x10\x00\x00\x00WEBPVP8 ", "latin1"), "invalid", /damaged/],
  ];

  test.each(kinds)("%s", async (_name, file, code, words) => {
    const told = await refusal(file());
    expect(told.code).toBe(code);
    expect(told.message).toMatch(words);
  });

  test("a file that was cut short, wherever", async () => {
    const jpeg = await photo(640, 480);
    const png = await sharp(jpeg).png().toBuffer();
    const webp = await sharp(jpeg).webp().toBuffer();
    for (const file of [jpeg, png, webp]) {
      for (const share of [0.02, 0.3, 0.6, 0.95]) expect((await refusal(file.subarray(0, Math.floor(file.length * share)))).code).toBe("invalid");
    }
  });

  test("more bytes than 25 MB, before anything is opened", async () => {
    expect(await refusal(Buffer.alloc(PICTURE_MAX_BYTES + 1))).toMatchObject({ code: "too_large", message: expect.stringContaining("25 MB") });
  });

  test("a bomb: few bytes that say they are a huge picture", async () => {
    for (const bomb of [zeroPng(30_000, 30_000), zeroPng(16_000, 16_000), zeroPng(100_000, 400)]) {
      expect(bomb.length).toBeLessThan(200_000);
      const before = process.memoryUsage().rss;
      expect((await refusal(bomb)).code).toBe("invalid");
      expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
    }
  });

  test("a picture too small to move, or longer than decoders bear", async () => {
    expect((await refusal(await photo(63, 200))).message).toContain("at least 64");
    expect((await refusal(zeroPng(20_000, 100))).message).toContain("16,384");
  });

  test("nothing else that the picture library could open gets a look at a file", async () => {
    await expect(sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).metadata()).rejects.toThrow();
    await expect(sharp(Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00;", "latin1")).metadata()).rejects.toThrow();
  });
});

test("every sample is a picture that comes in", async () => {
  for (const name of fs.readdirSync("public/samples").filter((file) => file.endsWith(".jpg"))) {
    const picture = await takeInPicture(fs.readFileSync(`public/samples/${name}`));
    expect(picture.width, name).toBeGreaterThan(1000);
  }
});
