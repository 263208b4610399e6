"use client";

import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PromptName } from "@/components/takes/composer/edit-prompt";

interface EditsInput {
  name: PromptName;
  area: RefObject<HTMLTextAreaElement | null>;
  value: string;
  onChange: (value: string) => void;
}

const NOTHING: readonly string[] = [];

async function load() {
  const { put, saidIn, withPhrase } = await import("@/components/takes/composer/edit-prompt");
  const { undoByKey } = await import("@/components/takes/composer/edit-text");
  return { put, saidIn, withPhrase, undoByKey };
}

/** What the buttons around a text do to it. What they know comes with the first of the text, or as a pointer or the focus comes near. */
export function usePromptEdits({ name, area, value, onChange }: EditsInput) {
  const [known, setKnown] = useState<Awaited<ReturnType<typeof load>> | null>(null);
  // a field that was never entered has its caret at its beginning
  const wasEntered = useRef(false);
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value, onChange };
  });

  const warm = useCallback(() => void load().then(setKnown, () => undefined), []);
  const hasText = value !== "";
  useEffect(() => {
    if (hasText) warm();
  }, [hasText, warm]);

  const toggle = useCallback(
    async (id: string, isByKey: boolean) => {
      const focused = isByKey ? document.activeElement : null;
      const { put, withPhrase } = known ?? (await load());
      if (!area.current) return;
      const now = latest.current;
      put(area.current, withPhrase(name, now.value, id, wasEntered.current ? area.current.selectionEnd : undefined), now.onChange);
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    },
    [known, area, name],
  );

  async function replace(text: string) {
    const { put } = known ?? (await load());
    if (area.current) put(area.current, { text, caret: text.length }, latest.current.onChange);
  }

  const undo = useCallback((event: KeyboardEvent) => known !== null && area.current !== null && known.undoByKey(area.current, event), [known, area]);

  // the same list for as long as it holds the same: most keys change no phrase, and draw none
  const ids = known?.saidIn(name, value).join(" ") ?? "";
  const said = useMemo(() => (ids === "" ? NOTHING : ids.split(" ")), [ids]);

  return {
    /** The ids of the phrases whose words stand in the text. */
    said,
    warm,
    toggle,
    replace: (text: string) => void replace(text),
    undo,
    enter: () => {
      wasEntered.current = true;
    },
  };
}
