import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { thumbHashToRGBA } from "thumbhash";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePoster, makeSprite, thumbhashOf } from "@/lib/media/derive";
import { asFile, QUIET } from "@/lib/media/ffmpeg-args";
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

test("the poster is the first picture, no wider than 1280", async () => {
  const clip = await makeClip("wide.mp4", "1600x900", 3);
  await makePoster(clip, at("poster.jpg"));
  expect(await sharp(at("poster.jpg")).metadata()).toMatchObject({ format: "jpeg", width: 1280, height: 720 });
  const { channels } = await sharp(at("poster.jpg")).stats();
  expect(channels[0]?.mean).toBeLessThan(20);
});

test.each([
  ["320x180", 81, { width: 9 * 320, height: 180 }],
  ["180x320", 81, { width: 9 * 200, height: 356 }],
  ["200x200", 4, { width: 9 * 320, height: 320 }],
])("the sprite has nine pictures side by side, first to last (%s, %i frames)", async (size, frames, expected) => {
  const clip = await makeClip(`${size}-${frames}.mp4`, size, frames);
  await makeSprite(clip, at("sprite.jpg"), await probeClip(clip));
  expect(await sharp(at("sprite.jpg")).metadata()).toMatchObject({ format: "jpeg", ...expected });
  const tile = expected.width / 9;
  const means = await Promise.all(
    Array.from({ length: 9 }, async (_, index) => {
      const cut = await sharp(at("sprite.jpg"))
        .extract({ left: index * tile, top: 0, width: tile, height: expected.height })
        .toBuffer();
      return (await sharp(cut).stats()).channels[0]?.mean ?? Number.NaN;
    }),
  );
  expect(means[0]).toBeLessThan(20);
  expect(means[8]).toBeGreaterThan(235);
  expect(means).toEqual([...means].sort((one, other) => one - other));
});

test("the thumbhash looks like the picture", async () => {
  await sharp({ create: { width: 300, height: 200, channels: 3, background: "#204080" } })
    .jpeg()
    .toFile(at("plain.jpg"));
  const hash = await thumbhashOf(at("plain.jpg"));
  const { rgba } = thumbHashToRGBA(Buffer.from(hash, "base64"));
  for (const [index, value] of [0x20, 0x40, 0x80].entries()) expect(Math.abs((rgba[index] ?? 0) - value)).toBeLessThan(12);
});
