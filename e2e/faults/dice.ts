/** Chance that can be had again: the same seed gives the same numbers in the same order. */
export interface Dice {
  /** From 0 up to 1. */
  roll: () => number;
  /** A whole number from `from` to `to`, both included. */
  whole: (from: number, to: number) => number;
  pick: <T>(list: readonly T[]) => T;
  shuffle: <T>(list: readonly T[]) => T[];
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(roll() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[whole(0, list.length - 1)];
    if (found === undefined) throw new Error("there is nothing to pick from");
    return found;
  };
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, rank: roll() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ item }) => item);
  return { roll, whole, pick, shuffle };
}
