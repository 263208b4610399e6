import { describe, expect, it } from "vitest";
import { takeLike } from "@/components/takes/live/take-fixture";
import { differencesOf } from "@/components/takes/make/recipe-difference";
import { recipeOf } from "@/components/takes/make/recipe-of";
import { fieldsOf } from "@/lib/providers/form";
import { modelOf } from "@/lib/providers/registry";
import type { TakeView } from "@/lib/takes/view";

const origin = takeLike();
const fields = fieldsOf(modelOf("wavespeed"));
const changed = (change: Partial<TakeView>, of = fields) => differencesOf(recipeOf(origin), recipeOf({ ...origin, ...change }), of);

describe("what a recipe changed", () => {
  it("is nothing for the same recipe", () => {
    expect(changed({ id: "take-2", number: 2, status: "ready" })).toEqual([]);
  });
  it("is told by the form's own words, in its order", () => {
    expect(changed({ seed: 9, settings: { resolution: "480p", duration: 8 }, endStillId: "s2" })).toEqual([
      { kind: "value", name: "endStillId", label: "End still", before: "none", after: "another" },
      { kind: "value", name: "settings.resolution", label: "Resolution", before: "720p", after: "480p" },
      { kind: "value", name: "settings.duration", label: "Length", before: "5 s", after: "8 s" },
      { kind: "value", name: "seed", label: "Seed", before: "41027", after: "9" },
    ]);
  });
  it("is told word by word for texts", () => {
    expect(changed({ prompt: " The camera pushes in very slowly.", negativePrompt: "blur" })).toEqual([
      {
        kind: "text",
        name: "prompt",
        label: "Prompt",
        parts: [
          { kind: "same", text: "The camera pushes in " },
          { kind: "added", text: "very " },
          { kind: "same", text: "slowly." },
        ],
      },
      { kind: "text", name: "negativePrompt", label: "Leave out", parts: [{ kind: "added", text: "blur" }] },
    ]);
  });
  it("between providers is the provider and what both know under one name", () => {
    const eachlabs = fieldsOf(modelOf("eachlabs"));
    expect(changed({ provider: "eachlabs", settings: { resolution: "580p", shift: 5 } }, eachlabs)).toEqual([
      { kind: "value", name: "provider", label: "Provider", before: "WaveSpeed", after: "Eachlabs" },
      { kind: "value", name: "settings.resolution", label: "Resolution", before: "720p", after: "580p" },
    ]);
  });
  it("says of a seed that is not drawn yet that it is new", () => {
    const after = { ...recipeOf(origin), seed: null };
    expect(differencesOf(recipeOf(origin), after, fields)).toEqual([{ kind: "value", name: "seed", label: "Seed", before: "41027", after: "new" }]);
  });
});
