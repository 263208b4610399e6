/** Letters that a word of this length may be off by: short words are others when one letter is. */
function allowed(length: number): number {
  if (length < 4) return 0;
  return length < 6 ? 1 : 2;
}

const NEAREST_MAX = 8;

/** Of the known words those that are nearest to what was typed: a letter left out, doubled, another, or two that changed places. None that are too far. */
export function nearest(typed: string, known: readonly string[]): string[] {
  const most = allowed(typed.length);
  const far = known.map((word) => ({ word, off: distance(typed, word, most) })).filter(({ off }) => off <= most);
  const least = Math.min(...far.map(({ off }) => off));
  return far.flatMap(({ word, off }) => (off === least ? [word] : [])).slice(0, NEAREST_MAX);
}

/** How many slips lie between two words; more than `most` is not counted on. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, above]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row++) {
    const here = [row];
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwapped = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const ways = [(above[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1, (above[at - 1] ?? 0) + (isSame ? 0 : 1)];
      here.push(Math.min(...ways, isSwapped ? (before[at - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY));
    }
    if (Math.min(...here) > most) return most + 1;
    [before, above] = [above, here];
  }
  return above[other.length] ?? 0;
}
