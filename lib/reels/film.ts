import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { copyClip } from "@/lib/deliver/clip-on-disk";
import { AppError } from "@/lib/errors";
import { drawCard } from "@/lib/media/card";
import { encodeFrames } from "@/lib/media/encode-frames";
import { rawFrames } from "@/lib/media/raw-frames";
import { fitted, planReel, type ReelPlan, sourceFrame } from "@/lib/reels/state";
import type { ReelCardItem, ReelTakeItem } from "@/lib/reels/view";

type TakePart = Pick<ReelTakeItem, "kind" | "slate" | "number" | "inFrame" | "outFrame" | "fadeMs" | "clip"> & { storageKey: string };
/** A part with where its pictures are. */
export type FilmPart = TakePart | ReelCardItem;

const MISSING_MAX = 2;

interface Filming {
  /** Where the file goes, and what is needed on the way: one clip at a time. */
  folder: string;
  signal: AbortSignal;
  /** Hears how far the encoder is, in percent. */
  onProgress: (percent: number) => void;
}

/**
 * Makes one video of the parts, and answers its file. Its frames are exactly those of the plan: they go one by one from a decoder through this
 * process to the encoder, so that neither the number of parts nor their length costs memory; a fade keeps its own frames.
 */
export async function filmParts(parts: readonly FilmPart[], { folder, signal, onProgress }: Filming): Promise<{ file: string; plan: ReelPlan }> {
  const plan = planReel(parts);
  const file = path.join(folder, "reel.mp4");
  const encoder = encodeFrames(file, plan);
  const stop = () => encoder.kill();
  signal.addEventListener("abort", stop, { once: true });
  try {
    let tail: Buffer[] = [];
    for (const [index, part] of parts.entries()) {
      const { frames = 0, fadeFrames = 0 } = plan.parts[index] ?? {};
      const tailFrom = frames - (plan.parts[index + 1]?.fadeFrames ?? 0);
      const nextTail: Buffer[] = [];
      let place = 0;
      for await (const picture of picturesOf(part, frames, plan, { folder, signal })) {
        const under = place < fadeFrames ? tail[place] : undefined;
        if (under) blend(under, picture, (place + 1) / (fadeFrames + 1));
        const shown = under ?? picture;
        if (place < tailFrom) await encoder.write(shown);
        else nextTail.push(Buffer.from(shown));
        place += 1;
        onProgress(Math.min(99, Math.floor((100 * encoder.encoded()) / plan.frames)));
      }
      if (place !== frames) throw new AppError("unavailable", `${nameOf(part)} could not be read to its end.`);
      tail = nextTail;
    }
    await encoder.finish();
    return { file, plan };
  } finally {
    signal.removeEventListener("abort", stop);
    encoder.kill();
  }
}

/** Exactly so many pictures, lent one by one. */
async function* picturesOf(
  part: FilmPart,
  frames: number,
  plan: ReelPlan,
  { folder, signal }: Pick<Filming, "folder" | "signal">,
): AsyncGenerator<Buffer> {
  if (part.kind === "card") {
    const card = path.join(folder, "card.png");
    await writeFile(card, await drawCard({ ...part, width: plan.width, height: plan.height }));
    for await (const picture of rawFrames(card, { range: { first: 0, last: 0 }, canvas: plan, picture: plan, signal })) {
      for (let place = 0; place < frames; place += 1) yield picture;
    }
    return;
  }
  const clip = path.join(folder, "clip.mp4");
  if (!(await copyClip(part.storageKey, clip, signal))) throw new AppError("not_found", `The clip of ${nameOf(part)} is missing from the storage.`);
  yield* clipPictures(part, clip, frames, plan, signal);
  await rm(clip, { force: true });
}

/** The frames of a clip at the reel's rate: each is shown as often as its time wants. */
async function* clipPictures(part: TakePart, clip: string, frames: number, plan: ReelPlan, signal: AbortSignal): AsyncGenerator<Buffer> {
  const range = { first: part.inFrame, last: part.outFrame };
  let source = part.inFrame - 1;
  let place = 0;
  let last: Buffer | null = null;
  for await (const picture of rawFrames(clip, { range, canvas: plan, picture: fitted(part.clip, plan), signal })) {
    source += 1;
    last = picture;
    for (; place < frames && sourceFrame(part, plan.fps, place) === source; place += 1) yield picture;
  }
  // a clip whose length was rounded may lack its last frame
  for (; last && place < frames && frames - place <= MISSING_MAX; place += 1) yield last;
}

function nameOf(part: FilmPart): string {
  return part.kind === "card" ? `The card “${part.title}”` : `${part.slate} T${part.number}`;
}

/** `over` comes in, by the share, into `under`. */
function blend(under: Buffer, over: Buffer, share: number): void {
  const weight = Math.round(share * 256);
  for (let at = 0; at < under.length; at += 1) {
    const below = under[at] ?? 0;
    under[at] = below + ((((over[at] ?? 0) - below) * weight + 128) >> 8);
  }
}
