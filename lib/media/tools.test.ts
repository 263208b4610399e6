import path from "node:path";
import { expect, test } from "vitest";
import { ffmpegPath, ffprobePath, placesOf } from "@/lib/media/tools";

test("a tool is looked for where it was named, then on the path, then among npm's", () => {
  const searchPath = ["/usr/local/bin", "/usr/bin"].join(path.delimiter);
  expect(placesOf("ffprobe", "/opt/ffprobe", searchPath, "/data")).toEqual([
    "/opt/ffprobe",
    "/usr/local/bin/ffprobe",
    "/usr/bin/ffprobe",
    `/data/tools/node_modules/@ffprobe-installer/${process.platform}-${process.arch}/ffprobe`,
  ]);
});

test("both are found here", () => {
  expect(path.basename(ffmpegPath())).toContain("ffmpeg");
  expect(path.basename(ffprobePath())).toContain("ffprobe");
});
