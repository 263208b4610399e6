import { describe, expect, it } from "vitest";
import { draftOf, EMPTY_DRAFT } from "@/components/takes/composer/draft";
import { takeLike } from "@/components/takes/live/take-fixture";
import { changesOf } from "@/components/takes/make/draft-changes";
import { fromOf, originFor } from "@/components/takes/make/draft-origin";
import { readOrigin } from "@/components/takes/make/read-origin";
import { fieldsOf } from "@/lib/providers/form";
import { modelOf } from "@/lib/providers/registry";

const take = takeLike({ id: "t2", number: 2 });
const filled = { ...draftOf(take, EMPTY_DRAFT), origin: originFor(take) };
const fields = fieldsOf(modelOf("wavespeed"));
const other = { ...take.still, id: "still-2" };

describe("a form that was filled from a take", () => {
  it("says what it changed of it, as it is edited", () => {
    const changes = changesOf({ ...filled, seed: "9" }, { ...take.settings, duration: 8 }, fields);
    expect(changes?.map((one) => one.kind === "value" && [one.label, one.before, one.after])).toEqual([
      ["Length", "5 s", "8 s"],
      ["Seed", "41027", "9"],
    ]);
    expect(changesOf(filled, take.settings, fields)).toEqual([]);
  });
  it("presses as a change of it, as a variation where the seed alone is another, as a retry where nothing is", () => {
    expect(fromOf({ ...filled, prompt: "Pan left" }, take.settings)).toEqual({ from: { takeId: "t2", how: "changed" } });
    expect(fromOf({ ...filled, isSeedLocked: false }, take.settings)).toEqual({ from: { takeId: "t2", how: "varied" } });
    expect(fromOf(filled, take.settings)).toEqual({ from: { takeId: "t2", how: "retried" } });
  });
  it("takes a cut of the still for another picture", () => {
    expect(fromOf({ ...filled, shape: "1:1" }, take.settings)).toEqual({ from: { takeId: "t2", how: "changed" } });
  });
  it("has left it once both the still and the prompt are others, and is back when one of them is", () => {
    const gone = { ...filled, still: other, prompt: "Pan left" };
    expect([changesOf(gone, take.settings, fields), fromOf(gone, take.settings)]).toEqual([null, {}]);
    expect(fromOf({ ...gone, prompt: take.prompt }, take.settings)).toEqual({ from: { takeId: "t2", how: "changed" } });
  });
  it("of no take comes from none", () => {
    expect([changesOf({ ...filled, origin: null }, take.settings, fields), fromOf({ ...filled, origin: null }, take.settings)]).toEqual([null, {}]);
  });
});

describe("a kept origin", () => {
  it("is read as it was written", () => {
    expect(readOrigin(JSON.parse(JSON.stringify(filled.origin)))).toEqual(filled.origin);
  });
  it("is none where anything of it is missing", () => {
    const broken = [null, "t2", {}, { ...filled.origin, takeId: 2 }, { ...filled.origin, recipe: { ...filled.origin.recipe, provider: "sora" } }];
    expect(broken.map(readOrigin)).toEqual(broken.map(() => null));
  });
});
