import { describe, expect, it } from "vitest";
import { type Draft, draftOf, drawSeed, EMPTY_DRAFT, readDraft, seedOf, writeDraft } from "@/components/takes/composer/draft";
import { takeLike } from "@/components/takes/live/take-fixture";
import { SEED_MAX } from "@/lib/takes/limits";

const full: Draft = {
  provider: "eachlabs",
  isBoth: true,
  still: takeLike().still,
  shape: "16:9",
  box: { x: 0.1, y: 0, width: 0.5, height: 0.4 },
  endStill: null,
  fit: { still: true, endStill: false },
  prompt: "Juice runs.",
  negativePrompt: "text",
  changed: { wavespeed: { duration: 8 }, eachlabs: { shift: 7, enable_safety_checker: true } },
  seed: "41027",
  isSeedLocked: true,
  count: 3,
  cuts: { "still-1:0,0,10,10": "still-2" },
  origin: null,
};

describe("a draft", () => {
  it("comes back as it was written", () => {
    expect(readDraft(writeDraft(full))).toEqual(full);
  });

  it("is empty where nothing was written or nothing can be read", () => {
    const empty = { ...EMPTY_DRAFT, changed: { wavespeed: {}, eachlabs: {} } };
    for (const text of [null, "", "null", "[1]", "{", '"text"', "7"]) expect(readDraft(text)).toEqual(empty);
  });

  it("keeps what is right and drops what is not", () => {
    const held = readDraft(
      JSON.stringify({
        ...full,
        provider: "acme",
        shape: "4:3",
        count: 99,
        box: { x: 0.9, y: 0, width: 0.5, height: 1 },
        changed: { eachlabs: { shift: 7, x: {} }, acme: {} },
      }),
    );
    expect(held).toMatchObject({
      provider: "wavespeed",
      shape: "whole",
      count: 8,
      box: null,
      prompt: "Juice runs.",
      changed: { eachlabs: { shift: 7 } },
    });
    expect(held.changed.eachlabs).not.toHaveProperty("x");
  });

  it("shows no picture from another host", () => {
    for (const url of ["https://evil.example/x.jpg", "//evil.example/x.jpg", "javascript:alert(1)"]) {
      expect(readDraft(JSON.stringify({ ...full, still: { ...full.still, url } })).still).toBeNull();
    }
  });

  it("takes over a take's recipe, its seed locked", () => {
    const take = takeLike({
      provider: "wavespeed",
      settings: { resolution: "480p", duration: 8 },
      seed: 7,
      negativePrompt: "text",
      endStillId: "end-1",
    });
    const draft = draftOf(take, full);
    expect(draft).toMatchObject({
      provider: "wavespeed",
      isBoth: false,
      prompt: take.prompt,
      seed: "7",
      isSeedLocked: true,
      count: 1,
      shape: "whole",
      box: null,
    });
    expect(draft.endStill?.url).toBe("/api/media/stills/end-1");
    expect(draft.changed).toEqual({ wavespeed: { resolution: "480p", duration: 8 }, eachlabs: full.changed.eachlabs });
  });
});

describe("a seed", () => {
  it("is each take's own with the lock off, and a number with the lock on", () => {
    expect(seedOf({ seed: "41027", isSeedLocked: false })).toBeNull();
    expect(seedOf({ seed: " 41027 ", isSeedLocked: true })).toBe(41027);
    expect(seedOf({ seed: "0", isSeedLocked: true })).toBe(0);
    expect(seedOf({ seed: String(SEED_MAX), isSeedLocked: true })).toBe(SEED_MAX);
  });

  it("is none when it is empty, too large or no whole number", () => {
    for (const seed of ["", "-1", "1.5", "1e3", "abc", String(SEED_MAX + 1)]) expect(seedOf({ seed, isSeedLocked: true })).toBeUndefined();
  });

  it("is drawn from the whole range", () => {
    expect(drawSeed(() => 0)).toBe("0");
    expect(drawSeed(() => 0.999999999999)).toBe(String(SEED_MAX));
  });
});
