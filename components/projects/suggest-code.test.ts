import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCode, suggestCode } from "@/components/projects/suggest-code";

describe("the code that is suggested", () => {
  it.each([
    ["Autumn table", [], "AUT"],
    ["Autumn table", ["AUT"], "AT"],
    ["Autumn table", ["AUT", "AT"], "ATA"],
    ["Été à la mer", [], "ETA"],
    ["Q4 launch film", [], "QLF"],
    ["Piers", [], "PIE"],
    ["Nigeria", [], "NIGE"],
    ["X", [], "XA"],
    ["夏祭り", [], "PRJ"],
    ["夏祭り", ["PRJ"], "PRR"],
    ["  ", [], ""],
  ])("for %j with %j taken is %j", (name, taken, code) => {
    expect(suggestCode(name, taken)).toBe(code);
  });

  it("is always a free code, for any name with something in it", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((name) => name.trim() !== ""),
        fc.nat({ max: 40 }),
        (name, others) => {
          const taken: string[] = [];
          for (let index = 0; index <= others; index += 1) {
            const code = suggestCode(name, taken);
            if (!isCode(code) || taken.includes(code)) return false;
            taken.push(code);
          }
          return true;
        },
      ),
    );
  });
});
