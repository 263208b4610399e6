import { KEY_MAP, type KeyId } from "@/components/keys/key-map";

/** Where a key holds, in the order in which the help sheet lists them. */
export const PLACES = ["Everywhere", "Studio", "Player", "Gallery", "Palette"] as const;
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
  toggle: { place: "Player", does: "Play or pause" },
  back: { place: "Player", does: "One frame back" },
  on: { place: "Player", does: "One frame on" },
  full: { place: "Player", does: "Full screen" },
  previous: { place: "Player", does: "Previous take" },
  next: { place: "Player", does: "Next take" },
  vary: { place: "Player", does: "Vary the take" },
  extend: { place: "Player", does: "Extend it from this frame" },
  promote: { place: "Player", does: "Promote it to the highest resolution" },
  use: { place: "Player", does: "Use its settings" },
};

/** What the browser or a focused control does by itself. */
const OTHERS: readonly KeyLine[] = [
  { place: "Everywhere", does: "Close what is open on top", keys: ["escape"] },
  { place: "Studio", does: "Paste a still from the clipboard", keys: ["mod+v"] },
  { place: "Studio", does: "Move the focused crop window", keys: ["arrows"] },
  { place: "Studio", does: "Resize the focused crop window", keys: ["+", "-"] },
  { place: "Gallery", does: "Move from take to take", keys: ["arrows"] },
  { place: "Gallery", does: "First and last take", keys: ["home", "end"] },
  { place: "Gallery", does: "Open the focused take", keys: ["enter"] },
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
  end: "End",
  arrows: "Arrow keys",
  arrowup: "↑",
  arrowdown: "↓",
  "-": "−",
};

/** The caps to press together: ["⌘", "K"] or ["Ctrl", "K"]. */
export function capsOf(key: string, isApple: boolean): string[] {
  const caps = (name: string) => NAMES[name] ?? name.toUpperCase();
  return key.startsWith("mod+") ? [isApple ? "⌘" : "Ctrl", caps(key.slice(4))] : [caps(key)];
}
