"use client";

import { type RefObject, useLayoutEffect } from "react";

/** What is said in passing stands above this element and what floats on it, however tall they are; looked at again when `changed` is another. */
export function useToastsAbove(element: RefObject<HTMLElement | null>, changed: unknown): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what floats on it changes no size that could be observed
  useLayoutEffect(() => {
    const foot = element.current;
    if (!foot) return;
    const measure = () => {
      const top = Math.min(...[foot, ...foot.children].map((one) => one.getBoundingClientRect().top));
      document.body.style.setProperty("--toasts-above", `${Math.round(window.innerHeight - top)}px`);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(foot);
    return () => {
      observer.disconnect();
      document.body.style.removeProperty("--toasts-above");
    };
  }, [element, changed]);
}
