import type { ReadScope } from "@/lib/access/actor";
import { db } from "@/lib/db";
import type { RecipeFile, RecipeStill } from "@/lib/deliver/view";
import { slateOf } from "@/lib/shots/slate";
import { settingsOf } from "@/lib/takes/to-view";
import type { Prisma } from "@/prisma/generated/client";

const STILL = { sha256: true, name: true, width: true, height: true } as const;
const NAME_MAX = 200;

/** Everything that a recipe needs. */
export const RECIPE_SELECT = {
  id: true,
  number: true,
  createdAt: true,
  provider: true,
  model: true,
  mode: true,
  settings: true,
  seed: true,
  prompt: true,
  negativePrompt: true,
  still: { select: STILL },
  endStill: { select: STILL },
  shot: { select: { number: true, project: { select: { code: true } } } },
} as const satisfies Prisma.TakeSelect;

/** All that made a take, as it travels in its file; null when there is no such take. */
export async function findRecipe(_scope: ReadScope, takeId: string): Promise<RecipeFile | null> {
  const row = await db().take.findUnique({ where: { id: takeId }, select: RECIPE_SELECT });
  return row && toRecipe(row);
}

/** The recipe of a row, whatever else was read with it. */
export function toRecipe(row: Prisma.TakeGetPayload<{ select: typeof RECIPE_SELECT }>): RecipeFile {
  const { id, number, createdAt, shot, provider, model, mode, settings, seed, prompt, negativePrompt, still, endStill } = row;
  return {
    format: 1,
    take: { id, slate: slateOf(shot), number, createdAt: createdAt.toISOString() },
    ...{ provider, model, mode, seed, prompt, negativePrompt },
    settings: settingsOf(settings),
    still: named(still),
    endStill: endStill && named(endStill),
  };
}

function named(still: RecipeStill): RecipeStill {
  return { ...still, name: [...still.name].slice(0, NAME_MAX).join("").slice(0, NAME_MAX) };
}
