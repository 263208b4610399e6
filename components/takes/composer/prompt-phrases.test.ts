import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LEAVE_OUT_GROUPS, PROMPT_GROUPS, phrasesIn, termsIn, togglePhrase, toggleTerm } from "@/components/takes/composer/prompt-phrases";
import { readDirection } from "@/lib/sandbox/render/moves";

const ALL = PROMPT_GROUPS.flatMap(({ phrases }) => phrases);
const edit = (prompt: string, id: string, caret?: number) => togglePhrase(prompt, ALL.find((phrase) => phrase.id === id)!, PROMPT_GROUPS, caret);
const toggle = (prompt: string, id: string) => edit(prompt, id).text;
const said = (prompt: string) => phrasesIn(prompt, PROMPT_GROUPS);

/** A text with a bar where the caret stands, before and after. */
function at(marked: string, id: string): string {
  const { text, caret } = edit(marked.replace("|", ""), id, marked.indexOf("|"));
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

describe("phrases of a prompt", () => {
  it("stand at its end as sentences", () => {
    expect(toggle("Juice runs along the cut", "push-in")).toBe("Juice runs along the cut. The camera makes a slow push-in.");
    expect(toggle("Juice runs.\n", "tilt-up")).toBe("Juice runs. The camera makes a slow tilt up.");
    expect(toggle("  ", "handheld")).toBe("Handheld camera, slight sway.");
  });

  it("stand where the caret is, and tear no sentence apart", () => {
    expect(at("|Juice runs.", "neon")).toBe("Night, lit by neon signs.| Juice runs.");
    expect(at("Juice runs. |Leaves stir.", "neon")).toBe("Juice runs. Night, lit by neon signs.| Leaves stir.");
    expect(at("Juice runs.| Leaves stir.", "neon")).toBe("Juice runs. Night, lit by neon signs.| Leaves stir.");
    expect(at("Jui|ce runs. Leaves stir.", "neon")).toBe("Juice runs. Night, lit by neon signs.| Leaves stir.");
    expect(at("Juice runs. Leaves| stir", "neon")).toBe("Juice runs. Leaves stir. Night, lit by neon signs.|");
    expect(at("Ju|ice runs\nLeaves stir.", "neon")).toBe("Juice runs. Night, lit by neon signs.|\nLeaves stir.");
    expect(at("At f/1.8 the ju|ice runs. More.", "neon")).toBe("At f/1.8 the juice runs. Night, lit by neon signs.| More.");
    expect(at("Juice runs.\n|\nLeaves stir.", "neon")).toBe("Juice runs.\nNight, lit by neon signs.|\nLeaves stir.");
  });

  it("go out as they came in, wherever they stand", () => {
    for (const { id } of ALL) expect(toggle(toggle("Juice runs.", id), id)).toBe("Juice runs.");
    expect(toggle("The camera makes a slow push-in. Juice runs.", "push-in")).toBe("Juice runs.");
    expect(at("The camera makes a slow push-in. Juice| runs.", "push-in")).toBe("Juice| runs.");
  });

  it("leave every word and the caret's place alone, wherever it stands", () => {
    const words = "Juice runs along the cut. Leaves stir\nand fall! Then: dusk";
    fc.assert(
      fc.property(fc.integer({ min: 0, max: words.length }), fc.constantFrom(...ALL), (caret, phrase) => {
        const put = togglePhrase(words, phrase, PROMPT_GROUPS, caret);
        expect(put.text.slice(0, put.caret).endsWith(phrase.words)).toBe(true);
        expect(
          put.text
            .replace(phrase.words, " ")
            .replace(/[\s.]+/g, " ")
            .trim(),
        ).toBe(words.replace(/[\s.]+/g, " ").trim());
      }),
    );
  });

  it("push out what goes against them and leave the others", () => {
    const both = toggle(toggle(toggle("Juice runs.", "push-in"), "handheld"), "low-sun");
    expect(said(both)).toEqual(["push-in", "handheld", "low-sun"]);
    expect(said(toggle(both, "pull-out"))).toEqual(["pull-out", "handheld", "low-sun"]);
    expect(said(toggle(both, "still"))).toEqual(["still", "low-sun"]);
    expect(said(toggle(both, "neon"))).toEqual(["push-in", "handheld", "neon"]);
    expect(said(toggle("Static camera, locked off.", "orbit"))).toEqual(["orbit"]);
    for (const { id, against } of ALL) for (const other of against) expect(said(toggle(toggle("", other), id)), `${other}, then ${id}`).toEqual([id]);
  });

  it("are found however they are written, each by itself", () => {
    expect(said("THE CAMERA MAKES A SLOW PAN LEFT. And more.")).toEqual(["pan-left"]);
    expect(said("Nothing moves.")).toEqual([]);
    for (const { id, words } of ALL) expect(said(words)).toEqual([id]);
  });

  it("are moves that the sandbox makes as well", () => {
    const moves = PROMPT_GROUPS[0]!.phrases.map(({ words }) =>
      readDirection(words)
        .moves.map((move) => [move.kind, "toward" in move ? move.toward : null].filter(Boolean).join(" "))
        .join(),
    );
    expect(moves).toEqual(["static", "push", "pull", "orbit", "handheld", "pan left", "pan right", "tilt up", "tilt down", "crane up"]);
  });
});

describe("words to leave out", () => {
  it("stand in a list with commas, once each", () => {
    expect(toggleTerm("", { words: "text" })).toEqual({ text: "text", caret: 4 });
    expect(toggleTerm("blurry sky,", { words: "text" }).text).toBe("blurry sky, text");
    expect(toggleTerm("Text, watermark", { words: "text" }).text).toBe("watermark");
    expect(termsIn("Text on walls, Watermark", LEAVE_OUT_GROUPS)).toEqual(["Watermark"]);
  });
});
