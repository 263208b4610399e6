import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asFile, QUIET } from "@/lib/media/ffmpeg-args";
import { checkMp4Tables } from "@/lib/media/mp4-tables";
import { NotAVideoError, probeClip } from "@/lib/media/probe";
import { runTool } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";

let folder: string;
let fast: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "dailies-probe-"));
  await makeClip("fast.mp4", ["-movflags", "+faststart"]);
  await makeClip("late.mp4", []);
  fast = await readFile(at("fast.mp4"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);

async function makeClip(name: string, more: string[], source = "testsrc=size=128x72:rate=16"): Promise<void> {
  const args = [
    "-nostdin",
    ...QUIET,
    "-y",
    "-f",
    "lavfi",
    "-i",
    source,
    "-frames:v",
    "24",
    "-c:v",
    "libx264",
    "-pix_fmt",
    "yuv420p",
    ...more,
    asFile(at(name)),
  ];
  await runTool(ffmpegPath(), args, { timeoutMs: 30_000 });
}

async function reason(bytes: Uint8Array | string): Promise<string> {
  await writeFile(at("bad.mp4"), bytes);
  const error = await probeClip(at("bad.mp4")).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(NotAVideoError);
  return (error as NotAVideoError).message;
}

test.each(["fast.mp4", "late.mp4"])("a whole clip is read, its index first or last (%s)", async (name) => {
  expect(await probeClip(at(name))).toEqual({ width: 128, height: 72, durationMs: 1500, fps: 16, codec: "h264", frames: 24 });
});

test("a fragmented clip is read", async () => {
  await makeClip("parts.mp4", ["-movflags", "frag_keyframe+empty_moov"]);
  expect(await probeClip(at("parts.mp4"))).toMatchObject({ frames: 24, width: 128 });
});

test("half a clip is no clip, wherever it was cut", async () => {
  for (const part of [0.1, 0.5, 0.9, 0.999]) await reason(fast.subarray(0, Math.floor(fast.length * part)));
  expect(await reason(fast.subarray(0, fast.length - 1))).toBe("it ends before its parts do");
});

test("an index that names bytes beyond the file is found out, though every part has its length", async () => {
  const lying = Buffer.from(fast);
  const mdat = lying.indexOf("mdat");
  const shorter = lying.subarray(0, lying.length - 400);
  shorter.writeUInt32BE(shorter.length - (mdat - 4), mdat - 4);
  expect(await reason(shorter)).toBe("its index names bytes that are not there");
});

test("pages, pictures, nothing and sound alone are refused with a reason", async () => {
  expect(await reason("<!doctype html><title>Just a moment</title>")).toBe("it ends before its parts do");
  expect(await reason("")).toBe("it does not start as an MP4 does");
  expect(await reason(Buffer.from("\x89PNG\r\n\x1a\n0000IHDR", "latin1"))).toBe("it ends before its parts do");
  const args = ["-nostdin", ...QUIET, "-f", "lavfi", "-i", "sine=duration=0.5", "-c:a", "aac", asFile(at("sound.mp4"))];
  await runTool(ffmpegPath(), args, { timeoutMs: 30_000 });
  expect(await reason(await readFile(at("sound.mp4")))).toBe("it holds no pictures");
});

test("tables that claim more than they hold are refused", async () => {
  const lying = Buffer.from(fast);
  lying.writeUInt32BE(0x7fffffff, lying.indexOf("stsz") + 12);
  expect(await reason(lying)).toBe("its index does not add up");
});

test("whatever bytes are changed, the tables are read or refused, and never hang or crash", async () => {
  const change = fc.tuple(fc.nat({ max: fast.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), fc.nat({ max: fast.length }), async (changes, end) => {
      const mutated = Buffer.from(fast);
      for (const [place, value] of changes) mutated[place] = value;
      await writeFile(at("mutated.mp4"), mutated.subarray(0, end % 3 === 0 ? end : fast.length));
      const error = await checkMp4Tables(at("mutated.mp4")).catch((caught: unknown) => caught);
      if (error !== undefined) expect(error).toBeInstanceOf(NotAVideoError);
    }),
    { numRuns: 400 },
  );
});
