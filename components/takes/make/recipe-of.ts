import type { ProviderId, Settings } from "@/lib/providers/provider";
import type { TakeView } from "@/lib/takes/view";

/** All that makes a take, as far as two of them can differ. */
export interface ComparedRecipe {
  provider: ProviderId;
  settings: Settings;
  /** Null where each take draws its own. */
  seed: number | null;
  prompt: string;
  negativePrompt: string;
  stillId: string | null;
  endStillId: string | null;
}

export function recipeOf(take: TakeView): ComparedRecipe {
  const { provider, settings, seed, prompt, negativePrompt, still, endStillId } = take;
  return { provider, settings, seed, prompt, negativePrompt: negativePrompt ?? "", stillId: still.id, endStillId };
}
