"use client";

import { useEffect, useRef } from "react";
import { writeKept } from "@/components/ui/kept-text";

/** Typing is not slowed by keeping it; leaving the page keeps what is left. */
const KEEP_AFTER_MS = 250;

/** Keeps a value in this browser, in the words of `write`: a moment after each change, and at once when the page or what shows it goes. Null is not kept. */
export function useKept<T>(name: string, value: T | null, write: (value: T) => string): void {
  const keep = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (value === null) return;
    const mine = () => {
      keep.current = null;
      writeKept(name, write(value));
    };
    keep.current = mine;
    const now = () => keep.current?.();
    const timer = setTimeout(now, KEEP_AFTER_MS);
    window.addEventListener("pagehide", now);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", now);
    };
  }, [name, value, write]);

  // going to another page of the studio is no pagehide
  useEffect(() => () => keep.current?.(), []);
}
