"use client";

import { ChevronRight } from "@/components/ui/icons";
import { formatUsd } from "@/lib/money";
import type { GuestTake } from "@/lib/shares/view";

/** What made the clip and what it cost, where the link shows it. */
export function GuestRecipe({ take: { recipe, costMicros }, prompt }: { take: GuestTake; prompt: string | null }) {
  if (!recipe && costMicros === null && !prompt) return null;
  const settings = recipe ? Object.entries(recipe.settings).filter(([, value]) => ["string", "number"].includes(typeof value)) : [];
  return (
    <details className="share-more px-4 py-2">
      <summary>
        <ChevronRight className="icon" aria-hidden="true" />
        How it was made
      </summary>
      <dl className="dl xs pb-2">
        {(recipe?.prompt ?? prompt) && (
          <>
            <dt>Prompt</dt>
            <dd>{recipe?.prompt ?? prompt}</dd>
          </>
        )}
        {recipe?.negativePrompt && (
          <>
            <dt>Left out</dt>
            <dd>{recipe.negativePrompt}</dd>
          </>
        )}
        {settings.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="first-letter:uppercase">{name.replaceAll("_", " ")}</dt>
            <dd>{name === "duration" ? `${value} s` : String(value)}</dd>
          </div>
        ))}
        {recipe && (
          <>
            <dt>Seed</dt>
            <dd className="mono">{recipe.seed}</dd>
          </>
        )}
        {costMicros !== null && (
          <>
            <dt>Cost</dt>
            <dd className="mono">{formatUsd(costMicros)}</dd>
          </>
        )}
      </dl>
    </details>
  );
}
