"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { type Draft, type DraftWithoutTexts, draftKey, EMPTY_DRAFT, readDraft, writeDraft } from "@/components/takes/composer/draft";
import { readKept } from "@/components/ui/kept-text";
import { useKept } from "@/components/ui/use-kept";

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

/** The member's draft: read from this browser once the page is there, kept after every change. */
export function useDraft(memberId: string): { draft: Draft; change: ChangeDraft; isLoaded: boolean } {
  const key = draftKey(memberId);
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [isLoaded, setLoaded] = useState(false);

  const change = useCallback<ChangeDraft>((given) => {
    setDraft((held) => ({ ...held, ...(typeof given === "function" ? given(held) : given) }));
  }, []);

  useEffect(() => {
    setDraft(readDraft(readKept(key)));
    setLoaded(true);
  }, [key]);

  useKept(key, isLoaded ? draft : null, writeDraft);

  return { draft, change, isLoaded };
}

/** The same object for as long as only texts change: what does not show them is not drawn anew with each key. */
export function useWithoutTexts({ prompt: _, negativePrompt: __, ...others }: Draft): DraftWithoutTexts {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of its values is one
  return useMemo(() => others, Object.values(others));
}
