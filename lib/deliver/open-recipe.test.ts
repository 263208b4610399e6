import { describe, expect, test } from "vitest";
import { readScope } from "@/lib/access/actor";
import { findRecipe } from "@/lib/deliver/data";
import { openRecipe } from "@/lib/deliver/open-recipe";
import { readPacket, writePacket } from "@/lib/deliver/recipe-packet";
import { RecipeFromFile } from "@/lib/deliver/schema";
import { describe as describeError } from "@/lib/errors";
import { makeMember, makeStill, makeTake } from "@/prisma/factories";
import { useDatabase } from "@/prisma/testing";

useDatabase();

/** A take's recipe as it comes back from a file, before anything is checked. */
async function travelled(changes: Parameters<typeof makeTake>[0] = {}): Promise<Record<string, unknown>> {
  const maya = await makeMember();
  const { id } = await makeTake({ provider: "eachlabs", settings: { resolution: "580p", shift: 7 }, negativePrompt: "text", ...changes });
  const recipe = await findRecipe(readScope(maya), id);
  return readPacket(writePacket(recipe ?? {}, "2026-11-14T12:40:00.000Z")) as Record<string, unknown>;
}

const refusalOf = (given: unknown) => describeError(RecipeFromFile.safeParse(given).error).message;

describe("a recipe that came back", () => {
  test("fills the form with all that made the take, with the still of its own shot", async () => {
    const reviewer = await makeMember("reviewer");
    const sha256 = "cd".repeat(32);
    const own = await makeStill({ sha256 });
    const endStill = await makeStill();
    await makeStill({ sha256 });
    const opened = await openRecipe(reviewer, RecipeFromFile.parse(await travelled({ stillId: own.id, endStillId: endStill.id, number: 3 })));
    expect(opened).toMatchObject({
      title: expect.stringMatching(/^DAY-\d+ T3$/),
      provider: "eachlabs",
      settings: { resolution: "580p", shift: 7 },
      seed: 41027,
      prompt: "Slow push in.",
      negativePrompt: "text",
      still: { id: own.id, url: `/api/media/stills/${own.id}` },
      endStill: { id: endStill.id },
      losses: [],
    });
  });

  test("of a take that this studio never had finds a still of the same bytes", async () => {
    const recipe = await travelled();
    const { sha256 } = recipe.still as { sha256: string };
    const newest = await makeStill({ sha256 });
    const opened = await openRecipe(
      await makeMember(),
      RecipeFromFile.parse({ ...recipe, take: { ...(recipe.take as object), id: "another-studios" } }),
    );
    expect(opened.still?.id).toBe(newest.id);
  });

  test("says which stills are not here, and which settings the model does not take", async () => {
    const recipe = await travelled();
    const stranger = { sha256: "ef".repeat(32), name: "their own.jpg", width: 832, height: 480 };
    const given = { ...recipe, still: stranger, endStill: stranger, settings: { resolution: "580p", shift: 70, __proto__x: 1, constructor: "x" } };
    const opened = await openRecipe(await makeMember(), RecipeFromFile.parse(given));
    expect(opened).toMatchObject({ still: null, endStill: null, settings: { resolution: "580p" } });
    expect(opened.losses).toEqual([
      "Its still “their own.jpg”, 832 × 480, is not in this studio. Add it here.",
      "Its end still “their own.jpg”, 832 × 480, is not in this studio. Add it here.",
      "Eachlabs’ Wan 2.2 does not take all of its settings: shift, __proto__x, constructor stand at their defaults.",
    ]);
  });

  test("is refused in plain words where anything in it is not what the form holds", async () => {
    const recipe = await travelled();
    expect(refusalOf({ ...recipe, format: 2 })).toBe("This recipe was written by a newer Dailies. Update this studio to use it.");
    expect(refusalOf({ ...recipe, provider: "acme" })).toBe("This recipe is for a provider that this studio does not know.");
    expect(refusalOf({ ...recipe, prompt: "x".repeat(2_001) })).toBe("Keep the prompt to 2,000 characters.");
    expect(refusalOf({ ...recipe, seed: -1 })).toMatch(/^A seed is a whole number/);
    const unreadable = "The recipe in this file can’t be read: it was changed by something else.";
    for (const given of [
      null,
      "text",
      [],
      { ...recipe, still: null },
      { ...recipe, take: { id: "x".repeat(65) } },
      { ...recipe, still: { sha256: "' OR 1=1" } },
    ]) {
      expect(refusalOf(given)).toBe(unreadable);
    }
  });
});
