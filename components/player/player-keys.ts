export type PlayerAction = "toggle" | "back" | "on" | "full" | "previous" | "next";

/** What was pressed, and where the focus was. */
export interface PressedKey {
  key: string;
  hasModifier: boolean;
  /** The tag of the focused element, in lower case, and the type of an input. */
  on: string;
  isRepeated: boolean;
}

const KEYS: Record<string, PlayerAction> = { " ": "toggle", k: "toggle", ",": "back", ".": "on", f: "full", "[": "previous", "]": "next" };

/** What a key does in the player; null where it is the browser's or a field's. Space on a button presses that button. */
export function playerAction({ key, hasModifier, on, isRepeated }: PressedKey): PlayerAction | null {
  if (hasModifier || on === "textarea" || on === "select" || (on.startsWith("input") && on !== "input/range")) return null;
  const action = KEYS[key.toLowerCase()] ?? null;
  if (key === " " && (on === "button" || on === "a")) return null;
  return isRepeated && action !== "back" && action !== "on" ? null : action;
}
