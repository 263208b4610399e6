"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { type Draft, filledWith } from "@/components/takes/composer/draft";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { toast } from "@/components/ui/toast";
import type { Refusal } from "@/components/uploads/use-still-upload";
import type { OpenedRecipe } from "@/lib/deliver/view";

interface RecipeFileInput {
  draft: Draft;
  change: ChangeDraft;
  still: StillSlot;
  endStill: StillSlot;
}

/** What of a recipe could not be had back, as long as it matters: until another still stands there. */
interface Loss {
  sentences: string[];
  stillId: string | undefined;
}

/** The recipe of a clip, or why there is none; null for anything else. */
async function openClip(file: File): Promise<{ recipe: OpenedRecipe } | { why: string } | null> {
  // what knows files by their bytes comes with the first of them
  const known = await import("@/components/uploads/still-file").catch(() => null);
  const head =
    known &&
    (await file
      .slice(0, known.HEAD_BYTES)
      .arrayBuffer()
      .catch(() => null));
  if (!head || !known.isVideo(new Uint8Array(head))) return null;
  const opener = await import("@/components/takes/composer/open-recipe-file").catch(() => null);
  return opener ? opener.openRecipeFile(file) : { why: "The connection broke off. Try again." };
}

const NO_LOSSES: readonly string[] = [];

/** Files that come into the form: pictures go to their slot, and a clip fills it all with its recipe, with a way back. */
export function useRecipeFile(input: RecipeFileInput) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [loss, setLoss] = useState<Loss | null>(null);
  const latest = useRef(input);
  useEffect(() => {
    latest.current = input;
  });

  const fill = useCallback((recipe: OpenedRecipe) => {
    const { change, still, endStill } = latest.current;
    const isLossy = recipe.losses.length > 0;
    let before: Draft | null = null;
    for (const slot of [still, endStill]) {
      slot.cancel();
      slot.dismiss();
    }
    change((held) => {
      before = held;
      return filledWith(recipe, held);
    });
    setLoss(isLossy ? { sentences: recipe.losses, stillId: recipe.still?.id } : null);
    toast(`The form holds the recipe of ${recipe.title}${isLossy ? ", but not all of it" : ""}.`, {
      run: () => {
        setLoss(null);
        latest.current.still.cancel();
        latest.current.endStill.cancel();
        if (before) change(before);
      },
    });
  }, []);

  const add = useCallback(
    async (file: File, place: "still" | "endStill") => {
      setRefusal(null);
      const opening = openClip(file);
      latest.current[place].add(
        file,
        opening.then((clip) => clip === null),
      );
      const opened = await opening;
      if (!opened) return;
      if ("why" in opened) return setRefusal({ name: file.name, why: opened.why });
      // a picture on its way belongs to what can be undone
      await Promise.all([latest.current.still.settled(), latest.current.endStill.settled()]);
      fill(opened.recipe);
    },
    [fill],
  );

  return {
    refusal,
    losses: loss && loss.stillId === input.draft.still?.id && !input.still.upload ? loss.sentences : NO_LOSSES,
    dismiss: useCallback(() => {
      setRefusal(null);
      setLoss(null);
    }, []),
    addStill: useCallback((file: File) => void add(file, "still"), [add]),
    addEndStill: useCallback((file: File) => void add(file, "endStill"), [add]),
  };
}
