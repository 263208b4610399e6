import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginWalk, step, textAt, type Walk } from "@/components/takes/composer/prompt-history";

const BEFORE = ["newest", "older", "oldest"];

/** Where a walk comes to, by keys: u and d, and = with what is typed over what stands there. */
function go(typed: string, ...keys: string[]): string {
  let walk: Walk = beginWalk(BEFORE, typed);
  let held = typed;
  for (const key of keys) {
    if (key.startsWith("=")) held = key.slice(1);
    else {
      const next = step(walk, held, key === "u" ? "older" : "newer");
      if (!next) continue;
      walk = next;
      held = textAt(walk);
    }
  }
  return held;
}

describe("what was written before", () => {
  it("comes back from the newest on, and stops at the oldest", () => {
    expect(go("", "u")).toBe("newest");
    expect(go("", "u", "u", "u")).toBe("oldest");
    expect(go("", "u", "u", "u", "u", "u")).toBe("oldest");
  });

  it("gives back what was being typed", () => {
    expect(go("half a sen", "u", "u", "d", "d")).toBe("half a sen");
    expect(go("half a sen", "u", "d", "d", "d")).toBe("half a sen");
    expect(go("half a sen", "d")).toBe("half a sen");
  });

  it("is not shown once more where it stands already", () => {
    expect(go("newest", "u")).toBe("older");
    expect(go(" newest ", "u")).toBe("older");
  });

  it("may be changed, and then both that and what was typed first are kept", () => {
    expect(go("mine", "u", "=newest, but slower", "u")).toBe("mine");
    expect(go("mine", "u", "=newest, but slower", "u", "u")).toBe("newest");
    expect(go("mine", "u", "=newest, but slower", "u", "u", "d", "d")).toBe("newest, but slower");
    expect(go("", "u", "=newest, but slower", "u")).toBe("newest");
    expect(go("mine", "u", "d", "=mine, longer", "u", "d")).toBe("mine, longer");
  });

  it("never loses what was typed, whatever is pressed", () => {
    const key = fc.constantFrom("u", "d", "=one", "=two", "=newest");
    fc.assert(
      fc.property(fc.array(key, { maxLength: 12 }), (keys) => {
        const all: string[] = [];
        let walk: Walk = beginWalk(BEFORE, "mine");
        let held = "mine";
        for (const pressed of [...keys, ...Array<string>(20).fill("d"), ...Array<string>(20).fill("u")]) {
          const next = pressed.startsWith("=") ? null : step(walk, held, pressed === "u" ? "older" : "newer");
          walk = next ?? walk;
          held = pressed.startsWith("=") ? pressed.slice(1) : textAt(walk);
          all.push(held);
        }
        expect(all.slice(keys.length)).toEqual(
          expect.arrayContaining(keys.some((pressed) => pressed.startsWith("=")) ? BEFORE.slice(1) : ["mine", ...BEFORE]),
        );
      }),
    );
  });
});
