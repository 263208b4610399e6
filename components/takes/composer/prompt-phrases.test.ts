import { describe, expect, it } from "vitest";
import { CAMERA_MOVES, LIGHTS, type PhraseId, phrasesIn, togglePhrase } from "@/components/takes/composer/prompt-phrases";
import { readDirection } from "@/lib/sandbox/render/moves";

const toggle = (prompt: string, id: PhraseId) => togglePhrase(prompt, [...CAMERA_MOVES, ...LIGHTS].find((phrase) => phrase.id === id)!);

describe("phrases of a prompt", () => {
  it("stand at its end as sentences", () => {
    expect(toggle("Juice runs along the cut", "push-in")).toBe("Juice runs along the cut. The camera makes a slow push-in.");
    expect(toggle("Juice runs.\n", "tilt-up")).toBe("Juice runs. The camera makes a slow tilt up.");
    expect(toggle("  ", "handheld")).toBe("Handheld camera, slight sway.");
  });

  it("go out as they came in, wherever they stand", () => {
    for (const { id } of [...CAMERA_MOVES, ...LIGHTS]) expect(toggle(toggle("Juice runs.", id), id)).toBe("Juice runs.");
    expect(toggle("The camera makes a slow push-in. Juice runs.", "push-in")).toBe("Juice runs.");
  });

  it("push out what goes against them and leave the others", () => {
    const both = toggle(toggle(toggle("Juice runs.", "push-in"), "handheld"), "low-sun");
    expect(phrasesIn(both)).toEqual(["push-in", "handheld", "low-sun"]);
    expect(phrasesIn(toggle(both, "pull-out"))).toEqual(["pull-out", "handheld", "low-sun"]);
    expect(phrasesIn(toggle(both, "still"))).toEqual(["still", "low-sun"]);
    expect(phrasesIn(toggle(both, "neon"))).toEqual(["push-in", "handheld", "neon"]);
    expect(phrasesIn(toggle("Static camera, locked off.", "orbit"))).toEqual(["orbit"]);
  });

  it("are found however they are written", () => {
    expect(phrasesIn("THE CAMERA MAKES A SLOW PAN LEFT. And more.")).toEqual(["pan-left"]);
    expect(phrasesIn("Nothing moves.")).toEqual([]);
  });

  it("are moves that the sandbox makes as well", () => {
    const moves = CAMERA_MOVES.map(({ words }) =>
      readDirection(words)
        .moves.map((move) => [move.kind, "toward" in move ? move.toward : null].filter(Boolean).join(" "))
        .join(),
    );
    expect(moves).toEqual(["static", "push", "pull", "orbit", "handheld", "pan left", "pan right", "tilt up", "tilt down", "crane up"]);
  });
});
