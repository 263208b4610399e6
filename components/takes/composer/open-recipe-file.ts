import { openRecipeAction } from "@/lib/deliver/actions";
import { recipeIn } from "@/lib/deliver/client";
import type { OpenedRecipe } from "@/lib/deliver/view";

/** The recipe of a clip that a person brought, as the studio understands it, or why there is none. */
export async function openRecipeFile(file: File): Promise<{ recipe: OpenedRecipe } | { why: string }> {
  const found = await recipeIn(file);
  if ("why" in found) return found;
  const result = await openRecipeAction(found.recipe).catch(() => null);
  if (!result) return { why: "The studio did not answer. Nothing was changed. Try again." };
  return result.ok ? { recipe: result.data } : { why: result.error.message };
}
