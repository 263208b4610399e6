"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { focusField } from "@/components/takes/composer/focus-field";
import type { ComposerState } from "@/components/takes/composer/use-composer";
import { type FormWish, useWish, useWishes } from "@/components/takes/make/form-wish";
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

  const grant = useCallback(async (granted: FormWish) => {
    const { fieldOf, fill, wordsOf } = await import("@/components/takes/make/fill-form");
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
