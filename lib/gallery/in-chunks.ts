import { announceGallery } from "@/lib/gallery/announce";
import { foldAllTallies } from "@/lib/gallery/fold-tallies";

/** Takes of one transaction: some ten milliseconds of locks. */
const CHUNK = 500;
/** So long open pages wait for a word of a change that is under way. */
const TELL_EVERY_MS = 2_000;

/** Does something to many, chunk by chunk, and tells open pages now and then and at the end, not at each. `run` answers the takes that changed; the answer is how many. */
export async function inChunks<T>(all: readonly T[], run: (chunk: T[], rank: number) => Promise<readonly string[]>, size = CHUNK): Promise<number> {
  let total = 0;
  let untold: string[] = [];
  let toldAt = Date.now();
  const tell = async () => {
    if (untold.length > size) await foldAllTallies();
    if (untold.length > 0) await announceGallery(untold);
    untold = [];
    toldAt = Date.now();
  };
  try {
    for (let at = 0; at < all.length; at += size) {
      const changed = await run(all.slice(at, at + size), at / size);
      total += changed.length;
      untold.push(...changed);
      if (Date.now() - toldAt > TELL_EVERY_MS) await tell();
    }
  } finally {
    await tell();
  }
  return total;
}
