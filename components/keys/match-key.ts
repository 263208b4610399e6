import { isSingle, KEY_MAP, type KeyId, REPEATING } from "@/components/keys/key-map";

/** What of a key press matters here. */
export interface Pressed {
  key: string;
  /** The key's place on the keyboard, for alphabets that have no C. */
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat: boolean;
  isComposing: boolean;
  target: EventTarget | null;
  /** AltGr types marks on many keyboards, and looks like Ctrl and Alt. */
  getModifierState: (name: string) => boolean;
}

let areSinglesOn = true;

/** Turns single letters and marks on or off, for all of the page. */
export function allowSingleKeys(areAllowed: boolean): void {
  areSinglesOn = areAllowed;
}

/** Which of these things a press asks for; null for none, while a text is written, and for single keys that were turned off. */
export function keyOf(event: Pressed, ids: Iterable<KeyId>): KeyId | null {
  if (event.isComposing) return null;
  for (const id of ids) {
    if (KEY_MAP[id].some((key) => isPressed(key, event)) && (!event.repeat || REPEATING.has(id))) return id;
  }
  return null;
}

/** What a field does with its own text. */
const TEXT_HAS = new Set(["mod+a"]);

function isPressed(key: string, event: Pressed): boolean {
  if (key.startsWith("mod+")) {
    const isMod = isApple() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    const isAsked = isMod && !event.altKey && !event.shiftKey && nameOf(event) === key.slice(4);
    return isAsked && !(TEXT_HAS.has(key) && isWriting(event.target));
  }
  if (key.startsWith("shift+")) {
    const plain = key.slice(6);
    if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || nameOf(event) !== plain) return false;
    return !isWriting(event.target) && !movesItself(event.target, plain) && (!isSingle(plain) || areSinglesOn);
  }
  if (nameOf(event) !== key || isWriting(event.target) || movesItself(event.target, key)) return false;
  const isMark = isSingle(key) && !/[a-z]/.test(key);
  const hasModifier = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
  // where a mark stands with Shift differs from keyboard to keyboard
  if (hasModifier || (event.shiftKey && !isMark)) return false;
  return key === "space" ? !isPressable(event.target) : !isSingle(key) || areSinglesOn;
}

function nameOf({ key, code }: Pressed): string {
  if (key === " ") return "space";
  // Ctrl and the key of C is Ctrl C on a Greek keyboard too
  if (key.length === 1 && key > "\u007f" && code.startsWith("Key")) return code.slice(3).toLowerCase();
  return key.toLowerCase();
}

/** ⌘ instead of Ctrl. */
export function isApple(): boolean {
  return typeof navigator !== "undefined" && /Mac|iP(hone|ad|od)/.test(navigator.platform);
}

const NOT_TEXT = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

/** In a field every key is text, or picks from a list. */
function isWriting(target: EventTarget | null): boolean {
  if (typeof HTMLElement === "undefined" || !(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  return target.isContentEditable || target.matches("textarea, select");
}

const MOVES = new Set(["arrowleft", "arrowright", "arrowup", "arrowdown", "home", "end"]);

/** Arrows are its own there: sliders, choices, menus. The slider of frames says that it goes by our keys. */
function movesItself(target: EventTarget | null, key: string): boolean {
  if (!MOVES.has(key) || typeof HTMLElement === "undefined" || !(target instanceof HTMLElement)) return false;
  return target.matches('input:not([data-keys="frames"]), [role=tab], [role=menuitem], [role=option], [role=radio], [role=gridcell], summary');
}

/** Space is its own there. */
function isPressable(target: EventTarget | null): boolean {
  return typeof HTMLElement !== "undefined" && target instanceof HTMLElement && target.matches("button, a, summary, input:not([type=range])");
}
