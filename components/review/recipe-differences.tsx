import { DifferenceList } from "@/components/takes/make/difference-list";
import { useForms } from "@/components/takes/make/forms-context";
import { differencesOf } from "@/components/takes/make/recipe-difference";
import type { ComparedRecipe } from "@/components/takes/make/recipe-of";
import { takeMark } from "@/components/takes/take-words";
import type { ReviewTake } from "@/lib/review/view";

/** What one take's recipe has that another's has not, word by word; nothing where it may not be seen. */
export function RecipeDifferences({ before, after }: { before: ReviewTake; after: ReviewTake }) {
  const { forms } = useForms();
  const [old, now] = [recipeOf(before), recipeOf(after)];
  if (!old || !now) return null;
  const fields = forms.find(({ provider }) => provider === now.provider)?.fields ?? [];
  const differences = differencesOf(old, now, fields);
  const title = `From ${takeMark(before)} to ${takeMark(after)}`;
  return (
    <section className="recipe-differences" aria-label={title}>
      <h3 className="label">{title}</h3>
      {differences.length === 0 ? <p className="hint">The same recipe, seed and all.</p> : <DifferenceList differences={differences} />}
    </section>
  );
}

function recipeOf({ recipe, still }: ReviewTake): ComparedRecipe | null {
  if (!recipe) return null;
  const { provider, settings, seed, prompt, negativePrompt, endStillId } = recipe;
  return { provider, settings, seed, prompt, negativePrompt: negativePrompt ?? "", stillId: still.id, endStillId };
}
