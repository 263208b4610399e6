/**
 * Every key that the studio listens for, by what it does. `mod` is ⌘ on Apple's machines and Ctrl elsewhere; letters in lower case, also after `shift+`.
 * A new one goes here, into key-lines.ts with its words, and is heard by `useKeys` (or `keyOf`, where only a focused element hears it).
 */
export const KEY_MAP = {
  palette: ["mod+k", "/"],
  help: ["?"],
  generate: ["mod+enter"],
  prompt: ["c"],
  presets: ["p"],
  takes: ["t"],
  scrubBack: ["j"],
  scrubOn: ["l"],
  find: ["s"],
  pick: ["x"],
  pickAll: ["mod+a"],
  favourite: ["f"],
  rate1: ["1"],
  rate2: ["2"],
  rate3: ["3"],
  rate4: ["4"],
  rate5: ["5"],
  unrate: ["0"],
  toggle: ["space", "k"],
  shuttleBack: ["j"],
  shuttleOn: ["l"],
  back: ["arrowleft", ","],
  on: ["arrowright", "."],
  farBack: ["shift+arrowleft"],
  farOn: ["shift+arrowright"],
  first: ["home"],
  last: ["end"],
  markIn: ["i"],
  markOut: ["o"],
  goIn: ["shift+i"],
  goOut: ["shift+o"],
  clearRange: ["escape"],
  full: ["f"],
  previous: ["["],
  next: ["]"],
  vary: ["v"],
  extend: ["e"],
  promote: ["p"],
  use: ["u"],
  review: ["r"],
  previousShot: ["["],
  nextShot: ["]"],
  previousTake: ["arrowup"],
  nextTake: ["arrowdown"],
  pickTake: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
  markTake: ["x"],
  viewOne: ["t"],
  viewSide: ["b"],
  viewWipe: ["w"],
  viewDifference: ["shift+w"],
  viewStill: ["s"],
  viewSheet: ["g"],
  zoom: ["z"],
  approve: ["shift+a"],
  askChanges: ["shift+r"],
  choose: ["shift+p"],
  writeNote: ["c"],
  draw: ["p"],
} satisfies Record<string, readonly string[]>;

export type KeyId = keyof typeof KEY_MAP;

/** These go on while they are held down; all others happen once. */
export const REPEATING: ReadonlySet<KeyId> = new Set(["back", "on", "farBack", "farOn", "scrubBack", "scrubOn"]);

/** True for a single letter, digit or mark: what a voice or a slipping hand presses by mistake (WCAG 2.1.4). */
export function isSingle(key: string): boolean {
  return key.replace("shift+", "").length === 1;
}
