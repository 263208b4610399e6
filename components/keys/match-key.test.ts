import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KEY_LINES, KEY_WORDS } from "@/components/keys/key-lines";
import { isSingle, KEY_MAP, type KeyId } from "@/components/keys/key-map";
import { allowSingleKeys, keyOf, type Pressed } from "@/components/keys/match-key";

const ids = Object.keys(KEY_MAP) as KeyId[];

function press(key: string, more: Partial<Pressed> = {}): Pressed {
  const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, isComposing: false };
  return { key, code: "", ...plain, target: null, getModifierState: () => false, ...more };
}

afterEach(() => {
  allowSingleKeys(true);
  vi.unstubAllGlobals();
});

describe("a key", () => {
  it("asks for one thing of those that are heard", () => {
    expect(keyOf(press("c"), ids)).toBe("prompt");
    expect(keyOf(press("C"), ids), "with Caps Lock").toBe("prompt");
    expect(keyOf(press("c"), ["help"])).toBeNull();
    expect(keyOf(press(" "), ids)).toBe("toggle");
    expect(keyOf(press("y"), ids)).toBeNull();
  });
  it("with modifiers is the browser's, but where it takes Ctrl, or ⌘ on Apple's machines", () => {
    for (const modifier of ["ctrlKey", "metaKey", "altKey", "shiftKey"]) expect(keyOf(press("c", { [modifier]: true }), ids)).toBeNull();
    vi.stubGlobal("navigator", { platform: "Linux x86_64" });
    expect(keyOf(press("k", { ctrlKey: true }), ids)).toBe("palette");
    expect(keyOf(press("k", { metaKey: true }), ids)).toBeNull();
    expect(keyOf(press("K", { ctrlKey: true, shiftKey: true }), ids)).toBeNull();
    vi.stubGlobal("navigator", { platform: "MacIntel" });
    expect(keyOf(press("k", { metaKey: true }), ids)).toBe("palette");
    expect(keyOf(press("k", { ctrlKey: true }), ids), "Ctrl K ends a line there").toBeNull();
  });
  it("with Shift is another one: its capital, or ten frames instead of one", () => {
    expect(keyOf(press("A", { shiftKey: true }), ids)).toBe("approve");
    expect(keyOf(press("a"), ids)).toBeNull();
    expect(keyOf(press("ArrowLeft", { shiftKey: true }), ids)).toBe("farBack");
    expect(keyOf(press("ArrowLeft"), ids)).toBe("back");
    expect(keyOf(press("A", { shiftKey: true, ctrlKey: true }), ids)).toBeNull();
  });
  it("is found on other keyboards: marks behind Shift or AltGr, letters by their place", () => {
    expect(keyOf(press("/", { shiftKey: true }), ids)).toBe("palette");
    expect(keyOf(press("[", { ctrlKey: true, altKey: true, getModifierState: (name) => name === "AltGraph" }), ids)).toBe("previous");
    expect(keyOf(press("с", { code: "KeyC" }), ids), "a Cyrillic letter").toBe("prompt");
  });
  it("is heard once while it is held, but for those that step", () => {
    expect(keyOf(press("c", { repeat: true }), ids)).toBeNull();
    expect(keyOf(press(".", { repeat: true }), ids)).toBe("on");
  });
  it("is not heard while a word is being composed", () => {
    expect(keyOf(press("c", { isComposing: true }), ids)).toBeNull();
  });
  it("of a single letter or mark can be turned off; Space and those with Ctrl stay", () => {
    allowSingleKeys(false);
    vi.stubGlobal("navigator", { platform: "Linux x86_64" });
    for (const id of ids)
      for (const key of KEY_MAP[id].filter(isSingle)) {
        const isShifted = key.startsWith("shift+");
        expect(keyOf(press(key.replace("shift+", ""), { shiftKey: isShifted }), ids), key).toBeNull();
      }
    expect(keyOf(press(" "), ids)).toBe("toggle");
    expect(keyOf(press("k", { ctrlKey: true }), ids)).toBe("palette");
    expect(keyOf(press("Enter", { ctrlKey: true }), ids)).toBe("generate");
  });
});

describe("a focused control", () => {
  class Control {
    isContentEditable = false;
    constructor(
      readonly tag: string,
      readonly type = "",
    ) {}
    matches(selectors: string): boolean {
      const isRange = this.type === "range";
      return selectors
        .split(", ")
        .some((selector) => (selector === "input:not([type=range])" ? this.tag === "input" && !isRange : selector === this.tag));
    }
  }
  class Input extends Control {}
  const on = (key: string, control: Control) => keyOf(press(key, { target: control as unknown as EventTarget }), ids); // as much of an element as is asked
  beforeEach(() => {
    vi.stubGlobal("HTMLElement", Control);
    vi.stubGlobal("HTMLInputElement", Input);
  });

  it("that is written in, or picks by letters, keeps its keys", () => {
    for (const control of [new Input("input", "text"), new Input("input", "search"), new Control("textarea"), new Control("select")]) {
      for (const key of [".", " ", "c", "?"]) expect(on(key, control), `${key} in ${control.tag}`).toBeNull();
    }
  });
  it("keeps Ctrl A for its text, and no other key with Ctrl", () => {
    vi.stubGlobal("navigator", { platform: "Linux x86_64" });
    const field = new Input("input", "search") as unknown as EventTarget;
    expect(keyOf(press("a", { ctrlKey: true, target: field }), ids)).toBeNull();
    expect(keyOf(press("a", { ctrlKey: true }), ids)).toBe("pickAll");
    expect(keyOf(press("k", { ctrlKey: true, target: field }), ids)).toBe("palette");
  });
  it("keeps Space where that presses it, and no letter", () => {
    for (const control of [new Control("button"), new Control("a"), new Input("input", "checkbox")]) {
      expect(on(" ", control)).toBeNull();
      expect(on(".", control)).toBe("on");
    }
    expect(on(" ", new Input("input", "range")), "a slider").toBe("toggle");
    expect(on("ArrowRight", new Control("button"))).toBe("on");
  });
});

describe("the list of keys", () => {
  it("has a line for each that is heard, and no two that say the same", () => {
    for (const id of ids) expect(KEY_LINES).toContainEqual({ ...KEY_WORDS[id], keys: KEY_MAP[id] });
    expect(new Set(KEY_LINES.map(({ place, does }) => `${place} ${does}`)).size).toBe(KEY_LINES.length);
  });
  it("uses no key twice in one place, nor one of every place again", () => {
    const heard = (place: string) => ids.filter((id) => KEY_WORDS[id].place === place).flatMap((id) => KEY_MAP[id] as readonly string[]);
    for (const place of ["Studio", "Player", "Review", "Gallery"]) {
      const keys = [...heard("Everywhere"), ...heard(place)];
      expect(new Set(keys).size, place).toBe(keys.length);
    }
  });
});
