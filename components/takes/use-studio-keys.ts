"use client";

import { flushSync } from "react-dom";
import { useKeys } from "@/components/keys/use-keys";

/** C to the prompt and T to the newest take, on a phone's keyboard too, where one of the two sides is shown. */
export function useStudioKeys(show: (side: "compose" | "feed") => void, canSpend: boolean): void {
  useKeys({
    prompt: canSpend && (() => goTo("compose", '.composer [data-field="prompt"] textarea')),
    takes: () => goTo("feed", ".feed [data-take] :is(a[href], button)"),
  });

  function goTo(side: "compose" | "feed", selector: string): void {
    flushSync(() => show(side));
    const target = document.querySelector<HTMLElement>(selector);
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest" });
  }
}
