import { asPairs } from "@/lib/budgets/state";
import type { Tx } from "@/lib/db";
import { AppError, type FieldErrors, invalidField } from "@/lib/errors";
import { formatUsd, type Micros } from "@/lib/money";
import type { ProviderId, Settings } from "@/lib/providers/provider";
import { askedOf, type Recipe, readRecipe } from "@/lib/takes/recipe";
import type { StartInput } from "@/lib/takes/start";

/** What one provider is asked for by a press. */
export interface Part {
  provider: ProviderId;
  settings: Settings;
  /** What the person saw before pressing; a live take is refused when it would cost anything else. */
  shown?: { isFree: boolean; totalMicros: Micros | null } | undefined;
}

/** Where the fields of a part stand that was asked for beside the first. */
const BESIDE = "beside.";

/**
 * The recipes of a press: one, or one for each of two providers. Throws `invalid` with every field in trouble of every part,
 * those of the second under `beside.`.
 */
export async function readParts(input: StartInput, tx: Tx): Promise<Recipe[]> {
  const { beside } = input;
  if (beside?.provider === input.provider) throw invalidField(`${BESIDE}provider`, "Choose two providers to compare.");
  const recipes: Recipe[] = [];
  const fields: FieldErrors = {};
  for (const [part, prefix] of [[input, ""] as const, ...(beside ? [[beside, BESIDE] as const] : [])]) {
    try {
      recipes.push(await readPart(input, part, tx));
    } catch (error) {
      if (!(error instanceof AppError && error.fields)) throw error;
      for (const [name, sentence] of Object.entries(error.fields)) fields[isShared(name) ? name : `${prefix}${name}`] ??= sentence;
    }
  }
  const [sentence] = Object.values(fields);
  if (sentence !== undefined) throw new AppError("invalid", sentence, { fields });
  return recipes;
}

async function readPart(input: StartInput, part: Part, tx: Tx): Promise<Recipe> {
  const recipe = await readRecipe({ ...input, provider: part.provider, settings: part.settings }, tx);
  assertShownPrice(recipe, part, input.count);
  if (recipe.mode === "live" && recipe.price.micros === null && input.isUnpricedOk === false) {
    throw invalidField("isUnpricedOk", "The price of this is not published. Press again to generate all the same.");
  }
  return recipe;
}

/** What the live ones of them ask of the budgets, together; null where none is live. */
export function askedTogether(recipes: readonly Recipe[], count: number) {
  return asPairs(recipes.filter(({ mode }) => mode === "live").map((recipe) => askedOf(recipe, count)));
}

/** Prices and keys may change while a page is open: nobody pays what no button said. */
function assertShownPrice({ mode, price }: Recipe, { shown }: Part, count: number): void {
  if (!shown || mode === "sandbox") return;
  const total = price.micros === null ? null : price.micros * count;
  if (!shown.isFree && shown.totalMicros === total) return;
  const now = total === null ? "This is live now, and no price is published." : `This costs ${formatUsd(total)} now.`;
  throw invalidField("price", `${now} Look at the button and press again.`);
}

/** Stills and prompt are the same for every part. */
function isShared(name: string): boolean {
  return name === "stillId" || name === "endStillId" || name === "isUnpricedOk";
}
