import { describe, expect, it } from "vitest";
import { type PressedKey, playerAction } from "@/components/player/player-keys";

const press = (key: string, more: Partial<PressedKey> = {}) => playerAction({ key, hasModifier: false, on: "dialog", isRepeated: false, ...more });

describe("keys in the player", () => {
  it("play, step, fill the screen and turn to the neighbours", () => {
    expect([" ", ",", ".", "f", "[", "]"].map((key) => press(key))).toEqual(["toggle", "back", "on", "full", "previous", "next"]);
  });
  it("do the same in capitals", () => {
    expect(press("F")).toBe("full");
  });
  it("do nothing while a text field has the focus", () => {
    expect(press(".", { on: "input/text" })).toBeNull();
    expect(press(" ", { on: "textarea" })).toBeNull();
  });
  it("work on the scrubber, which is a slider", () => {
    expect(press(" ", { on: "input/range" })).toBe("toggle");
  });
  it("Space on a button or a link is that button's or link's", () => {
    expect(press(" ", { on: "button" })).toBeNull();
    expect(press(" ", { on: "a" })).toBeNull();
    expect(press(".", { on: "button" })).toBe("on");
  });
  it("leave the browser's own combinations alone", () => {
    expect(press("f", { hasModifier: true })).toBeNull();
  });
  it("held down they go on stepping, but neither flicker nor rush through takes", () => {
    expect(press(".", { isRepeated: true })).toBe("on");
    expect(press(" ", { isRepeated: true })).toBeNull();
    expect(press("]", { isRepeated: true })).toBeNull();
  });
});
