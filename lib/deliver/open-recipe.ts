import { z } from "zod";
import { type Actor, readScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import type { RecipeFromFile } from "@/lib/deliver/schema";
import type { OpenedRecipe, RecipeStill } from "@/lib/deliver/view";
import type { Settings } from "@/lib/providers/provider";
import { modelOf } from "@/lib/providers/registry";
import { STILL_FIELDS, toStillView } from "@/lib/stills/view";
import type { StillView } from "@/lib/takes/view";
import type { Prisma } from "@/prisma/generated/client";

const NAMES_SHOWN = 5;

/** Turns a recipe that came back in a file into what fills the form: its stills where this studio has the same bytes, its settings where the model still takes them. */
export async function openRecipe(actor: Actor, recipe: RecipeFromFile): Promise<OpenedRecipe> {
  readScope(actor);
  const { take, provider, prompt, negativePrompt, seed } = recipe;
  const [still, endStill] = await Promise.all([
    findSame(recipe.still, { takes: { some: { id: take.id } } }),
    recipe.endStill && findSame(recipe.endStill, { endTakes: { some: { id: take.id } } }),
  ]);
  const { kept, dropped } = takenBy(modelOf(provider).settings, recipe.settings);
  const losses = [
    ...(still ? [] : [lost("Its still", recipe.still)]),
    ...(recipe.endStill && !endStill ? [lost("Its end still", recipe.endStill)] : []),
    ...(dropped.length === 0 ? [] : [`${modelOf(provider).label} does not take all of its settings: ${namesOf(dropped)} stand at their defaults.`]),
  ];
  return {
    title: `${take.slate} T${take.number}`,
    provider,
    settings: kept,
    seed,
    prompt,
    negativePrompt: negativePrompt ?? "",
    still,
    endStill,
    losses,
  };
}

/** The still of the same bytes: the take's own, so that new takes join its shot, else the newest. */
async function findSame({ sha256 }: RecipeStill, own: Prisma.StillWhereInput): Promise<StillView | null> {
  const row =
    (await db().still.findFirst({ where: { sha256, ...own }, select: STILL_FIELDS })) ??
    (await db().still.findFirst({ where: { sha256 }, orderBy: { id: "desc" }, select: STILL_FIELDS }));
  return row && toStillView(row);
}

function takenBy(schema: z.ZodObject, settings: Settings): { kept: Settings; dropped: string[] } {
  const isTaken = ([name, value]: [string, Settings[string]]) => {
    const field = Object.hasOwn(schema.shape, name) ? schema.shape[name] : undefined;
    return field !== undefined && z.safeParse(field, value).success;
  };
  const entries = Object.entries(settings);
  return {
    kept: Object.fromEntries(entries.filter(isTaken)),
    dropped: entries.filter((entry) => !isTaken(entry)).map(([name]) => name),
  };
}

function lost(what: string, { name, width, height }: RecipeStill): string {
  return `${what} “${name}”, ${width} × ${height}, is not in this studio. Add it here.`;
}

function namesOf(names: readonly string[]): string {
  const rest = names.length - NAMES_SHOWN;
  return names.slice(0, NAMES_SHOWN).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
