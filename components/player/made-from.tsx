"use client";

import { useQuery } from "@tanstack/react-query";
import { DifferenceList } from "@/components/takes/make/difference-list";
import { useForms } from "@/components/takes/make/forms-context";
import { TakeLink } from "@/components/takes/make/origin-line";
import { originOf } from "@/components/takes/make/origin-words";
import { differencesOf } from "@/components/takes/make/recipe-difference";
import { recipeOf } from "@/components/takes/make/recipe-of";
import { takeQuery } from "@/lib/takes/queries";
import type { TakeView } from "@/lib/takes/view";

interface MadeFromProps {
  take: TakeView;
  onTurn: (takeId: string) => void;
}

/** The take that this one was made from, and what it changed of its recipe; nothing where it began by itself. */
export function MadeFrom({ take, onTurn }: MadeFromProps) {
  const words = originOf(take);
  if (!words) return null;
  return (
    <section className="stack" aria-label="Made from">
      <h3 className="label">
        <span className="capitalize-first">{words.lead}</span> <TakeLink name={words.origin} onOpen={({ id }) => onTurn(id)} />
        {!take.from && take.frameOf && `, frame ${take.frameOf.frame + 1}`}
      </h3>
      {take.from && <Changes take={take} originId={take.from.takeId} />}
    </section>
  );
}

function Changes({ take, originId }: { take: TakeView; originId: string }) {
  const { forms } = useForms();
  const { data: origin } = useQuery(takeQuery(originId));
  if (!origin) return null;
  const fields = forms.find(({ provider }) => provider === take.provider)?.fields ?? [];
  const differences = differencesOf(recipeOf(origin), recipeOf(take), fields);
  return differences.length === 0 ? <p className="hint">The same recipe, seed and all.</p> : <DifferenceList differences={differences} />;
}
