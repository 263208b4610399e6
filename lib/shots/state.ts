import { slateOf } from "@/lib/shots/slate";

/** What moving does to slates, beforehand: "DAY-04 becomes AUT-01", "3 shots become AUT-01 to AUT-03". */
export function becomesWords(slates: readonly string[], to: { code: string; nextShot: number }): string {
  const next = (index: number) => slateOf({ number: to.nextShot + index, project: to });
  if (slates.length === 1) return `${slates[0]} becomes ${next(0)}`;
  return `${slates.length} shots become ${next(0)} to ${next(slates.length - 1)}`;
}

/** The same afterwards. */
export function movedWords(shots: readonly { slate: string; was: { slate: string } }[], projectName: string): string {
  const [first] = shots;
  if (!first) return "Nothing was moved.";
  if (shots.length === 1) return `${first.was.slate} is now ${first.slate}, in ${projectName}.`;
  return `${shots.length} shots are now ${first.slate} to ${shots.at(-1)?.slate}, in ${projectName}.`;
}
