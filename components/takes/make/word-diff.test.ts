import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wordDiff } from "@/components/takes/make/word-diff";

const short = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : `${kind === "added" ? "[+" : "[-"}${text}]`))
    .join("");

describe("how a text became another", () => {
  it("says which words came and which went", () => {
    expect(short("The camera pushes in.", "The camera pushes in slowly.")).toBe("The camera pushes in[+ slowly].");
    expect(short("A fast push in", "A slow push in")).toBe("A [-fast][+slow] push in");
    expect(short("Wind, then rain.", "Rain.")).toBe("[-Wind, then rain][+Rain].");
  });
  it("takes several words in a row as one change", () => {
    expect(short("slow push in, warm light", "quick pan left, warm light")).toBe("[-slow push in][+quick pan left], warm light");
  });
  it("says nothing where nothing changed, and all where all is new", () => {
    expect(wordDiff("", "")).toEqual([]);
    expect(wordDiff("One word", "One word")).toEqual([{ kind: "same", text: "One word" }]);
    expect(wordDiff("", "One word")).toEqual([{ kind: "added", text: "One word" }]);
  });
  it("loses nothing of either text", () => {
    const text = fc
      .array(fc.constantFrom("pan", "push", "slow", " ", ", ", "\n", "it’s", "  ", ".", "left"), { maxLength: 14 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join("");
        expect([without("added"), without("removed")]).toEqual([before, after]);
        expect(parts.every((part, index) => part.text !== "" && part.kind !== parts[index - 1]?.kind)).toBe(true);
      }),
    );
  });
});
