import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asFile, QUIET } from "@/lib/media/ffmpeg-args";
import { probeClip } from "@/lib/media/probe";
import { runTool } from "@/lib/media/run-tool";
import { ffmpegPath } from "@/lib/media/tools";
import { eachlabsPlan, wavespeedPlan } from "@/lib/sandbox/render/frame-plan";
import { renderClip } from "@/lib/sandbox/render/render-clip";

let folder: string;
let red: string;
let blue: string;
let striped: string;

const STRIPES =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#246"/><path d="M0 0 640 360M640 0 0 360" stroke="#fd8" stroke-width="20"/></svg>';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "dailies-render-"));
  red = path.join(folder, "red.png");
  striped = path.join(folder, "striped.png");
  blue = path.join(folder, "blue.png");
  await sharp(Buffer.from(STRIPES)).png().toFile(striped);
  await sharp({ create: { width: 640, height: 360, channels: 3, background: "#d02020" } })
    .png()
    .toFile(red);
  await sharp({ create: { width: 360, height: 640, channels: 3, background: "#2020d0" } })
    .png()
    .toFile(blue);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const hash = async (file: string) =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

async function colourAt(file: string, frame: number): Promise<number[]> {
  const args = [
    "-nostdin",
    ...QUIET,
    "-i",
    asFile(file),
    "-vf",
    `select=eq(n\\,${frame}),crop=2:2:40:40`,
    "-frames:v",
    "1",
    "-f",
    "rawvideo",
    "-pix_fmt",
    "rgb24",
    "pipe:1",
  ];
  return [...(await runTool(ffmpegPath(), args, { timeoutMs: 20_000 }))];
}

test("the same order gives the same bytes, another seed gives others, and the plan is met to the frame", async () => {
  const plan = { ...wavespeedPlan({ width: 640, height: 360 }, "480p", 5), frames: 17 };
  const [first, again, other] = ["1", "1", "2"].map((seed, index) => ({ seed, out: path.join(folder, `${index}.mp4`) }));
  for (const each of [first, again, other]) {
    if (each) await renderClip({ still: striped, endStill: null, prompt: "orbit, handheld", seed: each.seed, plan }, each.out);
  }
  const [one, two, three] = await Promise.all([first, again, other].map((each) => hash(each?.out ?? "")));
  expect(two).toBe(one);
  expect(three).not.toBe(one);
  expect(await probeClip(first?.out ?? "")).toEqual({ width: 832, height: 480, frames: 17, fps: 16, codec: "h264", durationMs: 1063 });
});

test("the still's colours are kept, and an end still has come in by the end", async () => {
  const plan = { ...wavespeedPlan({ width: 640, height: 360 }, "480p", 5), frames: 33 };
  const out = path.join(folder, "end.mp4");
  await renderClip({ still: red, endStill: blue, prompt: "push in", seed: "1", plan }, out);
  const [start, end] = [await colourAt(out, 0), await colourAt(out, 32)];
  expect((await probeClip(out)).frames).toBe(33);
  for (const [index, value] of [0xd0, 0x20, 0x20].entries()) expect(Math.abs((start[index] ?? 0) - value)).toBeLessThan(6);
  for (const [index, value] of [0x20, 0x20, 0xd0].entries()) expect(Math.abs((end[index] ?? 0) - value)).toBeLessThan(6);
});

test("plans follow the vendors' arithmetic", () => {
  const wide = { width: 1600, height: 900 };
  const tall = { width: 900, height: 1600 };
  expect(eachlabsPlan({ width: 1920, height: 1440 }, "480p", "auto", { model: "none", between: 1, isFpsAdjusted: true })).toMatchObject({
    width: 832,
    height: 480,
  });
  const nearSquare = { width: 1000, height: 900 };
  expect(wavespeedPlan(wide, "480p", 5)).toEqual({ width: 832, height: 480, frames: 81, fps: 16 });
  expect(wavespeedPlan(tall, "720p", 8)).toEqual({ width: 720, height: 1280, frames: 129, fps: 16 });
  expect(wavespeedPlan(nearSquare, "480p", 5)).toMatchObject({ width: 624, height: 624 });
  const film = { model: "film", between: 1, isFpsAdjusted: true };
  expect(eachlabsPlan(wide, "580p", "auto", film)).toEqual({ width: 1024, height: 576, frames: 161, fps: 32 });
  expect(eachlabsPlan(wide, "720p", "1:1", { ...film, between: 4 })).toEqual({ width: 960, height: 960, frames: 401, fps: 80 });
  expect(eachlabsPlan(tall, "720p", "auto", { ...film, isFpsAdjusted: false })).toEqual({ width: 720, height: 1280, frames: 161, fps: 16 });
  expect(eachlabsPlan(tall, "480p", "16:9", { ...film, model: "none" })).toEqual({ width: 832, height: 480, frames: 81, fps: 16 });
  expect(eachlabsPlan(tall, "480p", "16:9", { ...film, between: 0 })).toEqual({ width: 832, height: 480, frames: 81, fps: 16 });
});
