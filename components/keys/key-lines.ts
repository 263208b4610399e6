import { KEY_MAP, type KeyId } from "@/components/keys/key-map";

/** Where a key holds, in the order in which the help sheet lists them. */
export const PLACES = ["Everywhere", "Studio", "Player", "Review", "Gallery", "Palette"] as const;
export type Place = (typeof PLACES)[number];

export interface KeyLine {
  place: Place;
  does: string;
  /** Each of them does it. */
  keys: readonly string[];
}

/** The words of each key that is listened for. */
export const KEY_WORDS: Record<KeyId, { place: Place; does: string }> = {
  palette: { place: "Everywhere", does: "Search, and do anything" },
  help: { place: "Everywhere", does: "Show the shortcuts" },
  generate: { place: "Studio", does: "Generate" },
  prompt: { place: "Studio", does: "Write the prompt" },
  presets: { place: "Studio", does: "Choose a preset" },
  takes: { place: "Studio", does: "Go to the newest take" },
  scrubBack: { place: "Gallery", does: "Scrub the focused take back" },
  scrubOn: { place: "Gallery", does: "Scrub the focused take on" },
  find: { place: "Gallery", does: "Search prompts and notes" },
  pick: { place: "Gallery", does: "Select the focused take, or let go of it" },
  pickAll: { place: "Gallery", does: "Select all that match" },
  favourite: { place: "Gallery", does: "Mark the focused take as a favourite" },
  rate1: { place: "Gallery", does: "Give it 1 star" },
  rate2: { place: "Gallery", does: "Give it 2 stars" },
  rate3: { place: "Gallery", does: "Give it 3 stars" },
  rate4: { place: "Gallery", does: "Give it 4 stars" },
  rate5: { place: "Gallery", does: "Give it 5 stars" },
  unrate: { place: "Gallery", does: "Take its stars away" },
  toggle: { place: "Player", does: "Play or pause" },
  back: { place: "Player", does: "One frame back" },
  on: { place: "Player", does: "One frame on" },
  shuttleBack: { place: "Player", does: "Play backwards; again is faster" },
  shuttleOn: { place: "Player", does: "Play on; again is faster" },
  farBack: { place: "Player", does: "Ten frames back" },
  farOn: { place: "Player", does: "Ten frames on" },
  first: { place: "Player", does: "First frame, or of the range" },
  last: { place: "Player", does: "Last frame, or of the range" },
  markIn: { place: "Player", does: "Begin the range here" },
  markOut: { place: "Player", does: "End the range here" },
  goIn: { place: "Player", does: "Go to where the range begins" },
  goOut: { place: "Player", does: "Go to where the range ends" },
  clearRange: { place: "Player", does: "Clear the range" },
  full: { place: "Player", does: "Full screen" },
  previous: { place: "Player", does: "Previous take" },
  next: { place: "Player", does: "Next take" },
  vary: { place: "Player", does: "Vary the take" },
  extend: { place: "Player", does: "Extend it from this frame" },
  promote: { place: "Player", does: "Promote it to the highest resolution" },
  use: { place: "Player", does: "Use its settings" },
  review: { place: "Player", does: "Open it in the review room" },
  previousShot: { place: "Review", does: "Previous shot" },
  nextShot: { place: "Review", does: "Next shot" },
  previousTake: { place: "Review", does: "Take before" },
  nextTake: { place: "Review", does: "Take after" },
  pickTake: { place: "Review", does: "Show a take by its place, or compare it" },
  markTake: { place: "Review", does: "Compare the focused take" },
  viewOne: { place: "Review", does: "One take" },
  viewSide: { place: "Review", does: "Takes side by side" },
  viewWipe: { place: "Review", does: "Wipe between two takes" },
  viewDifference: { place: "Review", does: "What differs between two takes" },
  viewStill: { place: "Review", does: "The still over the first frame" },
  viewSheet: { place: "Review", does: "Contact sheet" },
  zoom: { place: "Review", does: "Zoom in and out" },
  approve: { place: "Review", does: "Approve the take" },
  askChanges: { place: "Review", does: "Ask for changes" },
  choose: { place: "Review", does: "Go on with the take" },
  writeNote: { place: "Review", does: "Write a note at this frame" },
  draw: { place: "Review", does: "Draw on the picture" },
};

/** What the browser or a focused control does by itself. */
const OTHERS: readonly KeyLine[] = [
  { place: "Everywhere", does: "Close what is open on top", keys: ["escape"] },
  { place: "Studio", does: "Paste a still from the clipboard", keys: ["mod+v"] },
  { place: "Studio", does: "Move the focused crop window", keys: ["arrows"] },
  { place: "Studio", does: "Resize the focused crop window", keys: ["+", "-"] },
  { place: "Review", does: "Move from take to take on the contact sheet", keys: ["arrows"] },
  { place: "Review", does: "Open what is marked", keys: ["enter"] },
  { place: "Gallery", does: "Move from take to take", keys: ["arrows"] },
  { place: "Gallery", does: "A screen up and down", keys: ["pageup", "pagedown"] },
  { place: "Gallery", does: "First and last take", keys: ["home", "end"] },
  { place: "Gallery", does: "Select while moving", keys: ["shift+arrows"] },
  { place: "Gallery", does: "Open the focused take", keys: ["enter"] },
  { place: "Gallery", does: "Play it in its place", keys: ["space"] },
  { place: "Gallery", does: "Select nothing", keys: ["escape"] },
  { place: "Palette", does: "Move in the list", keys: ["arrowup", "arrowdown"] },
  { place: "Palette", does: "Do what is marked", keys: ["enter"] },
  { place: "Palette", does: "Use the settings of the marked take", keys: ["mod+enter"] },
];

/** Every key that works, by place. */
export const KEY_LINES: readonly KeyLine[] = PLACES.flatMap((place) => [
  ...(Object.keys(KEY_WORDS) as KeyId[]) // its keys are exactly the ids
    .filter((id) => KEY_WORDS[id].place === place)
    .map((id) => ({ ...KEY_WORDS[id], keys: KEY_MAP[id] })),
  ...OTHERS.filter((line) => line.place === place),
]);

const NAMES: Record<string, string> = {
  space: "Space",
  enter: "Enter",
  escape: "Esc",
  home: "Home",
  pageup: "Page Up",
  pagedown: "Page Down",
  end: "End",
  arrows: "Arrow keys",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
  "-": "−",
};

/** The caps to press together: ["⌘", "K"] or ["Ctrl", "K"]. */
export function capsOf(key: string, isApple: boolean): string[] {
  const caps = (name: string) => NAMES[name] ?? name.toUpperCase();
  if (key.startsWith("shift+")) return ["Shift", caps(key.slice(6))];
  return key.startsWith("mod+") ? [isApple ? "⌘" : "Ctrl", caps(key.slice(4))] : [caps(key)];
}
