"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { focusField } from "@/components/takes/composer/focus-field";
import type { ComposerState } from "@/components/takes/composer/use-composer";
import { originFor } from "@/components/takes/make/draft-origin";
import { type FormWish, useWish, useWishes } from "@/components/takes/make/form-wish";
import { nameWords } from "@/components/takes/make/origin-words";
import { toast } from "@/components/ui/toast";
import type { TakeView } from "@/lib/takes/view";

/** What is open over the page. */
interface Place {
  takeId: string | null;
  close: () => void;
}

/**
 * Puts into the form what is wished for it, shows the form and goes to the field that matters; each of it can be undone.
 * Answers with the wish for all of a take's settings.
 */
export function useGrantedWishes(composer: ComposerState, place: Place, compose: () => void): (take: TakeView) => void {
  const wish = useWish();
  const [field, setField] = useState<string | null>(null);
  const latest = useRef({ composer, place, compose });
  useEffect(() => {
    latest.current = { composer, place, compose };
  });

  const grant = useCallback((granted: FormWish) => {
    const { composer: now, place: open, compose: show } = latest.current;
    const before = now.draft;
    fill(now, granted);
    toast(wordsOf(granted), {
      run: () => {
        latest.current.composer.still.cancel();
        latest.current.composer.endStill.cancel();
        latest.current.composer.change(before);
      },
    });
    if (open.takeId) open.close();
    show();
    setField(fieldOf(granted));
  }, []);
  useWishes(composer.isLoaded, grant);

  useEffect(() => {
    // what lies over the form gives the focus back when it goes, and would take it from the field
    if (field === null || place.takeId) return;
    const form = document.querySelector<HTMLElement>("form.composer");
    if (form) focusField(form, field);
    setField(null);
  }, [field, place.takeId]);

  return useCallback((take) => wish({ kind: "recipe", take }), [wish]);
}

function fill({ takeOver, still, endStill, change }: ComposerState, wish: FormWish): void {
  if (wish.kind === "still") still.choose(wish.still);
  else if (wish.kind === "endStill") endStill.choose(wish.still);
  else takeOver(wish.take);
  if (wish.kind === "change") change({ origin: originFor(wish.take) });
  if (wish.kind !== "extend") return;
  still.choose(wish.still);
  // it goes on from there: where that ends is open, and the seed of before made another beginning
  endStill.remove();
  change({ isSeedLocked: false });
}

function fieldOf(wish: FormWish): string {
  if (wish.kind === "change") return wish.field;
  if (wish.kind === "extend") return "prompt";
  return wish.kind === "endStill" ? "endStillId" : "stillId";
}

function wordsOf(wish: FormWish): string {
  if (wish.kind === "recipe" || wish.kind === "change") return `The form holds the settings of ${nameWords(wish.take)}.`;
  if (wish.kind === "extend") return `The form goes on from ${wish.still.name}.`;
  return `${wish.still.name} is the ${wish.kind === "still" ? "still" : "end still"} now.`;
}
