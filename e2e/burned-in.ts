import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import process from "node:process";
import { promisify } from "node:util";
import type { Locator, Page } from "@playwright/test";
import { rows } from "@/e2e/database";

/** So many blocks, each a bit of the frame's number, stand in the upper half of the picture. */
const BITS = 10;
const BLOCK = 32;
const SIZE = { width: BITS * BLOCK, height: 180 };

export interface BurnedIn {
  fps: number;
  frames: number;
  bytes: Buffer;
}

/** A clip that says in its pixels which frame is shown: H.264 with frames that lean on later ones, as providers send it. */
export async function burnedIn(file: string, fps: number, frames: number): Promise<BurnedIn> {
  const bit = `mod(floor(N/pow(2,floor(X/${BLOCK}))),2)`;
  const source = `color=black:s=${SIZE.width}x${SIZE.height}:r=${fps},geq=lum='if(lt(Y,90),16+219*${bit},60+N/2)':cb=128:cr=128`;
  const codec = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-movflags", "+faststart"];
  const args = ["-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", source, "-frames:v", String(frames), ...codec, file];
  await promisify(execFile)(process.env.FFMPEG_PATH ?? "ffmpeg", args);
  return { fps, frames, bytes: await readFile(file) };
}

/** Lets a take play another clip than its own: the studio knows its length and rate, the browser gets its bytes. */
export async function playInstead(page: Page, takeId: string, { fps, frames, bytes }: BurnedIn): Promise<void> {
  const durationMs = Math.round((frames / fps) * 1000);
  await rows("update clip set fps = $2, duration_ms = $3, width = $4, height = $5 where take_id = $1", [
    takeId,
    fps,
    durationMs,
    SIZE.width,
    SIZE.height,
  ]);
  await page.route(`**/api/media/takes/${takeId}/clip`, async (route) => {
    const [, from = "0", to = ""] = /bytes=(\d+)-(\d*)/.exec(route.request().headers().range ?? "bytes=0-") ?? [];
    const end = to === "" ? bytes.length - 1 : Number(to);
    const headers = { "content-type": "video/mp4", "accept-ranges": "bytes", "content-range": `bytes ${from}-${end}/${bytes.length}` };
    await route.fulfill({ status: 206, headers, body: bytes.subarray(Number(from), end + 1) });
  });
}

/** Puts `window.frameOf(video)`, which reads the number back from the pixels, and `window.settled()` on the page. */
export async function readsFrames(page: Page): Promise<void> {
  await page.evaluate(
    ([bits, block, height]) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [bits * block, height];
      const context = canvas.getContext("2d", { willReadFrequently: true });
      const painted = () => new Promise(requestAnimationFrame);
      Object.assign(window, {
        frameOf(video: HTMLVideoElement) {
          if (!context) throw new Error("This browser draws nothing.");
          context.drawImage(video, 0, 0, canvas.width, canvas.height);
          const { data } = context.getImageData(0, 40, canvas.width, 1);
          let frame = 0;
          for (let bit = 0; bit < bits; bit += 1) if ((data[(bit * block + block / 2) * 4] ?? 0) > 128) frame += 2 ** bit;
          return frame;
        },
        async settled() {
          const videos = [...document.querySelectorAll("video")];
          while (videos.some((video) => video.seeking || video.readyState < 2)) await painted();
          await painted();
        },
      });
    },
    [BITS, BLOCK, SIZE.height] as const,
  );
}

/** The frame that a clip shows, by its pixels, once it stands. */
export async function shownFrame(video: Locator): Promise<number> {
  return video.evaluate(async (element) => {
    await window.settled();
    return window.frameOf(element as HTMLVideoElement);
  });
}

declare global {
  interface Window {
    frameOf: (video: HTMLVideoElement) => number;
    settled: () => Promise<void>;
  }
}
