import { createHash } from "node:crypto";

export type Random = () => number;

/** Numbers in [0, 1) that are the same for the same words, on every machine. */
export function randomOf(...words: (string | number)[]): Random {
  let state = createHash("sha256").update(words.join("\n")).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A number between the two, the next one of `random`. */
export function between(random: Random, low: number, high: number): number {
  return low + (high - low) * random();
}
