"use server";

import { z } from "zod";
import { openRecipe } from "@/lib/deliver/open-recipe";
import { RecipeFromFile } from "@/lib/deliver/schema";
import { action } from "@/lib/next/action";

export const openRecipeAction = action(z.unknown().pipe(RecipeFromFile), openRecipe);
