"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useCallback, useRef, useState } from "react";
import { caretLine } from "@/components/takes/composer/caret-line";
import { typeInto } from "@/components/takes/composer/edit-text";
import { beginWalk, step, textAt, type Walk } from "@/components/takes/composer/prompt-history";
import { type PromptsView, promptsQuery } from "@/lib/prompts/queries";

interface HistoryInput {
  /** Which text of a take it is. */
  of: keyof PromptsView;
  area: RefObject<HTMLTextAreaElement | null>;
  onChange: (text: string) => void;
}

/** Where a walk stands: which of how many, and the text that stands there. */
interface Place {
  number: number;
  total: number;
  text: string;
}

/** What this member wrote before, in place of what is being typed: arrow up on the first line, down on the last. */
export function usePromptHistory({ of, area, onChange }: HistoryInput) {
  const client = useQueryClient();
  const walk = useRef<Walk | null>(null);
  const [place, setPlace] = useState<Place | null>(null);

  const go = useCallback(
    (from: Walk, held: string, direction: "older" | "newer") => {
      const next = step(from, held, direction);
      if (!next || !area.current) return;
      walk.current = next;
      const text = textAt(next);
      setPlace(next.at < 0 ? null : { number: next.at + 1, total: next.entries.length, text });
      if (!typeInto(area.current, { text, caret: text.length })) onChange(text);
    },
    [area, onChange],
  );

  /** Looks anew each time: what was sent a moment ago is the newest. */
  const begin = useCallback(
    async (held: string) => {
      const before = await client.fetchQuery(promptsQuery()).catch(() => null);
      const isStill = area.current?.value === held && document.activeElement === area.current;
      if (before && isStill) go(beginWalk(before[of], held), held, "older");
    },
    [client, of, area, go],
  );

  const hear = useCallback(
    (event: KeyboardEvent<HTMLTextAreaElement>) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent, currentTarget } = event;
      const isArrow = key === "ArrowUp" || key === "ArrowDown";
      if (!isArrow || ctrlKey || metaKey || altKey || shiftKey || nativeEvent.isComposing) return;
      const { value, selectionStart, selectionEnd } = currentTarget;
      const from = walk.current && walk.current.at >= 0 ? walk.current : null;
      if (selectionStart !== selectionEnd || (key === "ArrowDown" && !from)) return;
      // where a step left it the next one follows, however many lines there are
      const isWhereLeft = from !== null && value === textAt(from) && selectionStart === value.length;
      if (!isWhereLeft) {
        const stands = caretLine(currentTarget);
        if (key === "ArrowUp" ? !stands.isFirst : !stands.isLast) return;
      }
      event.preventDefault();
      if (from) go(from, value, key === "ArrowUp" ? "older" : "newer");
      else void begin(value);
    },
    [go, begin],
  );

  return { hear, place };
}
