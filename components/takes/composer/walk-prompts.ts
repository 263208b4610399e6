import type { QueryClient } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { caretLine } from "@/components/takes/composer/caret-line";
import { typeInto } from "@/components/takes/composer/edit-text";
import { beginWalk, step, textAt, type Walk } from "@/components/takes/composer/prompt-history";
import type { HistoryInput, Place } from "@/components/takes/composer/use-prompt-history";
import { promptsQuery } from "@/lib/prompts/queries";

interface WalkInput extends HistoryInput {
  client: QueryClient;
  onPlace: (place: Place | null) => void;
}

/** Hears the arrow keys of a field: up on the first line and down on the last walk through what was written before. */
export function walkPrompts({ of, area, client, onChange, onPlace }: WalkInput): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  let walk: Walk | null = null;

  function go(from: Walk, held: string, direction: "older" | "newer") {
    const next = step(from, held, direction);
    if (!next || !area.current) return;
    walk = next;
    const text = textAt(next);
    onPlace(next.at < 0 ? null : { number: next.at + 1, total: next.entries.length, text });
    if (!typeInto(area.current, { text, caret: text.length })) onChange(text);
  }

  /** Looks anew each time: what was sent a moment ago is the newest. */
  async function begin(held: string) {
    const before = await client.fetchQuery(promptsQuery()).catch(() => null);
    const isStill = area.current?.value === held && document.activeElement === area.current;
    if (before && isStill) go(beginWalk(before[of], held), held, "older");
  }

  return (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, nativeEvent, currentTarget } = event;
    const isArrow = key === "ArrowUp" || key === "ArrowDown";
    if (!isArrow || ctrlKey || metaKey || altKey || shiftKey || nativeEvent.isComposing) return;
    const { value, selectionStart, selectionEnd } = currentTarget;
    const from = walk && walk.at >= 0 ? walk : null;
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
  };
}
