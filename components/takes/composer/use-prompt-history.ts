"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { PromptsView } from "@/lib/prompts/queries";

export interface HistoryInput {
  /** Which text of a take it is. */
  of: keyof PromptsView;
  area: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
}

/** Where a walk stands: which of how many, and the text that stands there. */
export interface Place {
  number: number;
  total: number;
  text: string;
}

/** What this member wrote before, in place of what is being typed: arrow up on the first line, down on the last. `warm` fetches what walks. */
export function usePromptHistory({ of, area, onChange }: HistoryInput) {
  const client = useQueryClient();
  const walking = useRef<((event: KeyboardEvent<HTMLTextAreaElement>) => void) | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  });

  const warm = useCallback(() => {
    import("@/components/takes/composer/walk-prompts").then(
      ({ walkPrompts }) => {
        walking.current ??= walkPrompts({ of, area, client, onChange: (text) => change.current(text), onPlace: setPlace });
      },
      () => undefined,
    );
  }, [of, area, client]);
  const hear = useCallback((event: KeyboardEvent<HTMLTextAreaElement>) => walking.current?.(event), []);

  return { hear, warm, place };
}
