import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { formatOf, refusalFor, refusalOf, sizeRefusalOf } from "@/components/uploads/still-file";
import { STILL_BYTES_MAX } from "@/components/uploads/still-limits";

const head = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const JPEG = head("\xff\xd8\xff\xe0\0\x10JFIF");

describe("a file that is to be a still", () => {
  it("may be a JPEG, PNG, WebP or AVIF, whatever it is called", () => {
    for (const bytes of ["\xff\xd8\xff\xe0", "\x89PNG\r\n\x1a\n", "RIFF\0\0\0\0WEBPVP8 ", "\0\0\0\x1cftypavif", "\0\0\0\x1cftypmif1\0\0\0\0avif"]) {
      expect(refusalOf({ size: 1000 }, head(bytes))).toBeNull();
    }
  });

  it("is drawn anew by the browser where that alone can show it, whatever its size", () => {
    const animated = head("GIF89a");
    const photograph = head("\0\0\0\x18ftypmif1\0\0\0\0heic");
    for (const bytes of [animated, photograph, head("\0\0\0\x18ftypheic"), head("II*\0"), head("BM6"), head("\xff\x0a")]) {
      expect(formatOf(bytes)?.way).toBe("redrawn");
      expect(refusalOf({ size: 2 * STILL_BYTES_MAX }, bytes)).toBeNull();
    }
    expect(refusalFor(formatOf(animated)!)).toBe("GIF can’t be sent to a provider. Save it as JPEG, PNG or WebP.");
    expect(refusalFor(formatOf(photograph)!)).toMatch(/^HEIC can’t be opened here. Export it as JPEG, or on an iPhone/);
  });

  it("is refused by what it really is", () => {
    expect(refusalOf({ size: 1000 }, head("8BPS"))).toBe("A Photoshop file can’t be sent to a provider. Save it as JPEG, PNG or WebP.");
    expect(refusalOf({ size: 1000 }, head("\xef\xbb\xbf <svg xmlns="))).toMatch(/^SVG can’t/);
    expect(refusalOf({ size: 1000 }, head("<!DOCTYPE html><svg>"))).toMatch(/^A web page can’t/);
    expect(refusalOf({ size: 1000 }, head("\0\0\0\x18ftypisom"))).toMatch(/^A video can’t/);
    expect(refusalOf({ size: 1000 }, head("hello, world"))).toMatch(/^This is no picture/);
    expect(refusalOf({ size: 0 }, head(""))).toBe("The file is empty.");
  });

  it("may have 25 MB and no more", () => {
    expect(refusalOf({ size: STILL_BYTES_MAX }, JPEG)).toBeNull();
    expect(refusalOf({ size: 31.2 * 1024 * 1024 }, JPEG)).toBe("It has 31.2 MB; a still may have 25 MB. Save it smaller, or as JPEG.");
  });

  it("may have 50 megapixels and no more", () => {
    expect(sizeRefusalOf({ width: 8000, height: 6000 })).toBeNull();
    expect(sizeRefusalOf({ width: 10_000, height: 6_400 })).toBe("It has 64 megapixels; a still may have 50. Save it smaller.");
  });

  it("passes when it is one of the samples", async () => {
    const bytes = await readFile("public/samples/fig.jpg");
    expect(refusalOf({ size: bytes.length }, bytes.subarray(0, 256))).toBeNull();
  });
});
