"use client";

import { useCallback, useMemo } from "react";
import { settingsOf } from "@/components/form/settings";
import type { AskedParts } from "@/components/takes/composer/asked-parts";
import { draftOf } from "@/components/takes/composer/draft";
import { framingOf, sentSize } from "@/components/takes/composer/framing";
import { priceLine } from "@/components/takes/composer/price";
import { useDraft, useWithoutTexts } from "@/components/takes/composer/use-draft";
import { useSamples } from "@/components/takes/composer/use-samples";
import { useStillSlot } from "@/components/takes/composer/use-still-slot";
import type { ProviderForm } from "@/lib/settings/loaders";
import type { StillView, TakeView } from "@/lib/takes/view";

/** The composer's state: the draft, the two stills on their way into it, and what it comes to. */
export function useComposer(memberId: string, forms: readonly [ProviderForm, ...ProviderForm[]]) {
  const { draft, change, isLoaded } = useDraft(memberId);
  const setStill = useCallback((still: StillView | null) => change({ still }), [change]);
  // a window drawn on one picture says nothing about another
  const forgetWindow = useCallback(() => change({ box: null }), [change]);
  const setEndStill = useCallback((endStill: StillView | null) => change({ endStill }), [change]);
  const still = useStillSlot(draft.still, setStill, forgetWindow);
  const endStill = useStillSlot(draft.endStill, setEndStill);
  const samples = useSamples(still.choose, change);

  const calm = useWithoutTexts(draft);
  const { provider, isBoth, changed, count, shape, box, fit } = draft;
  const crop = useMemo(() => ({ shape, box, fit }), [shape, box, fit]);
  const parts = useMemo<AskedParts>(() => {
    const partOf = (form: ProviderForm) => {
      const settings = settingsOf(form.fields, changed[form.provider]);
      return { form, settings, line: priceLine(form, settings, count) };
    };
    const [first, ...others] = forms;
    return isBoth ? [partOf(first), ...others.map(partOf)] : [partOf(forms.find((form) => form.provider === provider) ?? first)];
  }, [forms, provider, isBoth, changed, count]);
  const [{ form, settings }] = parts;
  const sent = useMemo(() => still.size && sentSize(still.size, framingOf(still.size, crop)), [still.size, crop]);

  const { choose: chooseStill } = still;
  const { remove: removeEnd } = endStill;
  const takeOver = useCallback(
    (take: TakeView) => {
      // whatever is on its way in would otherwise arrive on top of the recipe
      chooseStill(take.still);
      removeEnd();
      change((held) => draftOf(take, held));
    },
    [change, chooseStill, removeEnd],
  );

  return { draft, calm, crop, change, isLoaded, still, endStill, samples, parts, form, settings, sent, takeOver };
}

export type ComposerState = ReturnType<typeof useComposer>;
