import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { thumbHashToRGBA } from "thumbhash";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePictures, thumbhashOf } from "@/lib/media/derive";
import { asFile, QUIET } from "@/lib/media/ffmpeg-args";
import { NotAVideoError } from "@/lib/media/not-a-video";
import { probeClip } from "@/lib/media/probe";
import { runTool } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "dailies-derive-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (name: string) => path.join(folder, name);

/** Black to white, evenly. */
async function makeClip(name: string, size: string, frames: number): Promise<string> {
  const source = `color=black:size=${size}:rate=16,format=gray,geq=lum='255*N/${Math.max(1, frames - 1)}'`;
  await runTool(
    ffmpegPath(),
    ["-nostdin", ...QUIET, "-f", "lavfi", "-i", source, "-frames:v", String(frames), "-pix_fmt", "yuv420p", asFile(at(name))],
    { timeoutMs: 60_000 },
  );
  return at(name);
}

async function picturesOf(clip: string) {
  return await makePictures(clip, folder, await probeClip(clip));
}

test("the poster is the first picture, no wider than 1280", async () => {
  const { poster } = await picturesOf(await makeClip("wide.mp4", "1600x900", 3));
  expect(await sharp(poster).metadata()).toMatchObject({ format: "jpeg", width: 1280, height: 720 });
  const { channels } = await sharp(poster).stats();
  expect(channels[0]?.mean).toBeLessThan(20);
});

test.each([
  ["320x180", 81, { width: 9 * 320, height: 180 }],
  ["180x320", 81, { width: 9 * 200, height: 356 }],
  ["200x200", 4, { width: 9 * 320, height: 320 }],
  ["320x180", 1, { width: 9 * 320, height: 180 }],
])("the sprite has nine pictures side by side, first to last (%s, %i frames)", async (size, frames, expected) => {
  const { sprite } = await picturesOf(await makeClip(`${size}-${frames}.mp4`, size, frames));
  expect(await sharp(sprite).metadata()).toMatchObject({ format: "jpeg", ...expected });
  const tile = expected.width / 9;
  const means = await Promise.all(
    Array.from({ length: 9 }, async (_, index) => {
      const cut = await sharp(sprite)
        .extract({ left: index * tile, top: 0, width: tile, height: expected.height })
        .toBuffer();
      return (await sharp(cut).stats()).channels[0]?.mean ?? Number.NaN;
    }),
  );
  expect(means[0]).toBeLessThan(20);
  if (frames > 1) expect(means[8]).toBeGreaterThan(235);
  expect(means).toEqual([...means].sort((one, other) => one - other));
});

test("a clip that can be listed but not decoded is no video, and leaves nothing behind", async () => {
  const clip = await makeClip("broken.mp4", "320x180", 24);
  const probe = await probeClip(clip);
  const bytes = await readFile(clip);
  const media = bytes.indexOf("mdat") + 4;
  const next = bytes.indexOf("moov") - 4;
  bytes.fill(0xff, media, next > media ? next : bytes.length);
  await writeFile(clip, bytes);
  const before = await readdir(folder);
  await expect(makePictures(clip, folder, probe)).rejects.toThrow(NotAVideoError);
  expect(await readdir(folder)).toEqual(before);
});

test("the thumbhash looks like the picture", async () => {
  const hash = await thumbhashOf(sharp({ create: { width: 300, height: 200, channels: 3, background: "#204080" } }));
  const { rgba } = thumbHashToRGBA(Buffer.from(hash, "base64"));
  for (const [index, value] of [0x20, 0x40, 0x80].entries()) expect(Math.abs((rgba[index] ?? 0) - value)).toBeLessThan(12);
});
