import type { ByteRange } from "@/lib/storage/storage";

/** A piece of a long answer: its length is known before any of it is made. */
export interface Segment {
  length: number;
  /** The bytes from `start` up to, not including, `end`. A chunk may be lent: it is good until the next is asked for. */
  read(start: number, end: number): AsyncIterable<Uint8Array>;
}

/** A piece that is small enough to be made at once, when any of it is asked for. */
export function madeSegment(length: number, make: () => Promise<Uint8Array> | Uint8Array): Segment {
  return {
    length,
    async *read(start, end) {
      const bytes = await make();
      if (bytes.length !== length) throw new Error(`A piece of ${length} bytes came out with ${bytes.length}.`);
      yield bytes.subarray(start, end);
    },
  };
}

/** The bytes of a range of all segments in a row. Those outside it are passed by unread. */
export async function* cutSegments(segments: AsyncIterable<Segment>, range: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const segment of segments) {
    const start = Math.max(0, range.start - at);
    const end = Math.min(segment.length, range.end + 1 - at);
    if (start < end) yield* segment.read(start, end);
    at += segment.length;
    if (at > range.end) return;
  }
  throw new Error(`The answer ended at ${at} bytes, before byte ${range.end}.`);
}
