"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type Draft, type DraftWithoutTexts, EMPTY_DRAFT, readDraft, writeDraft } from "@/components/takes/composer/draft";

export type ChangeDraft = (change: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void;

/** Typing is not slowed by keeping it; leaving the page keeps what is left. */
const KEEP_AFTER_MS = 250;

/** The member's draft: read from this browser once the page is there, kept after every change. */
export function useDraft(memberId: string): { draft: Draft; change: ChangeDraft; isLoaded: boolean } {
  const key = `dailies-draft-${memberId}`;
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [isLoaded, setLoaded] = useState(false);
  const unkept = useRef<Draft | null>(null);

  const change = useCallback<ChangeDraft>((given) => {
    setDraft((held) => ({ ...held, ...(typeof given === "function" ? given(held) : given) }));
  }, []);

  useEffect(() => {
    setDraft(readDraft(fromBrowser(key)));
    setLoaded(true);
  }, [key]);

  useEffect(() => {
    if (!isLoaded) return;
    unkept.current = draft;
    const keep = () => {
      if (unkept.current) toBrowser(key, writeDraft(unkept.current));
      unkept.current = null;
    };
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [key, draft, isLoaded]);

  // going to another page of the studio is no pagehide
  useEffect(
    () => () => {
      if (unkept.current) toBrowser(key, writeDraft(unkept.current));
    },
    [key],
  );

  return { draft, change, isLoaded };
}

/** The same object for as long as only texts change: what does not show them is not drawn anew with each key. */
export function useWithoutTexts({ prompt: _, negativePrompt: __, ...others }: Draft): DraftWithoutTexts {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of its values is one
  return useMemo(() => others, Object.values(others));
}

/** A browser that keeps nothing (private windows, a full disk) only loses the draft. */
function fromBrowser(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function toBrowser(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // nothing to do: the draft lives as long as the page
  }
}
