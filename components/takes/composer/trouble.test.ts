import { describe, expect, it } from "vitest";
import { EMPTY_DRAFT } from "@/components/takes/composer/draft";
import { firstOf, troubleFrom, troubleOf, unanswered } from "@/components/takes/composer/trouble";
import { takeLike } from "@/components/takes/live/take-fixture";

const idle = { isStillComing: false, hasStillFailed: false, hasEndStillFailed: false };
const good = { ...EMPTY_DRAFT, still: takeLike().still, prompt: "Juice runs." };

describe("what keeps a draft from being sent", () => {
  it("is nothing when still and prompt are there", () => {
    expect(troubleOf(good, idle)).toEqual({});
  });

  it("is said by each field, the first one to go to first", () => {
    const trouble = troubleOf({ ...EMPTY_DRAFT, isSeedLocked: true, seed: "x" }, idle);
    expect(Object.keys(trouble)).toEqual(["stillId", "prompt", "seed"]);
    expect(firstOf(trouble)).toBe("stillId");
  });

  it("is not an upload that is still on its way, but one that failed", () => {
    expect(troubleOf({ ...good, still: null }, { ...idle, isStillComing: true })).toEqual({});
    expect(troubleOf(good, { ...idle, isStillComing: true, hasStillFailed: true })).toHaveProperty("stillId");
    expect(troubleOf(good, { ...idle, hasEndStillFailed: true })).toHaveProperty("endStillId");
  });

  it("counts what is too long as the server does", () => {
    expect(troubleOf({ ...good, prompt: ` ${"a".repeat(2000)} ` }, idle)).toEqual({});
    expect(troubleOf({ ...good, prompt: "a".repeat(2001) }, idle).prompt).toBe("The prompt is 1 character too long.");
    expect(troubleOf({ ...good, negativePrompt: "a".repeat(3500) }, idle).negativePrompt).toBe("The text is 2,500 characters too long.");
  });

  it("lands by its field when the server says it, and by the button when it names none", () => {
    const said = troubleFrom({ code: "invalid", message: "…", fields: { "settings.shift": "From 1 to 10.", prompt: "Write a prompt." } });
    expect(said).toEqual({ "settings.shift": "From 1 to 10.", prompt: "Write a prompt." });
    expect(firstOf(said)).toBe("prompt");
    expect(troubleFrom({ code: "forbidden", message: "You can’t start takes." })).toEqual({ form: "You can’t start takes." });
    expect(troubleFrom({ code: "invalid", message: "No price.", fields: { isUnpricedOk: "No price." } })).toEqual({ form: "No price." });
    expect(firstOf({ form: "x" })).toBe("form");
    expect(troubleFrom({ code: "invalid", message: "…", fields: { "beside.settings.shift": "From 1 to 10." } })).toEqual({
      "beside.settings.shift": "From 1 to 10.",
    });
    expect(troubleFrom({ code: "invalid", message: "It costs more.", fields: { "beside.price": "It costs more." } })).toEqual({
      form: "It costs more.",
    });
  });

  it("goes when its field changes and stays while it does not", () => {
    const complaint = { trouble: { prompt: "Write a prompt.", seed: "A seed is a number." }, held: { prompt: "", seed: "x" } };
    expect(unanswered(complaint, { prompt: "Juice runs.", seed: "x" })).toEqual({ seed: "A seed is a number." });
    expect(unanswered(complaint, complaint.held)).toEqual(complaint.trouble);
  });
});
