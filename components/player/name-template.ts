"use client";

import { useSyncExternalStore } from "react";
import { NAME_TEMPLATE, templateTrouble } from "@/lib/clips/clip-name";

const KEY = "dailies-file-names";
const listeners = new Set<() => void>();

/** How this browser names what it downloads. */
export function useNameTemplate(): string {
  return useSyncExternalStore(subscribe, read, () => NAME_TEMPLATE);
}

/** Keeps a template that will do; the usual one is kept as none. */
export function keepNameTemplate(template: string): void {
  try {
    if (template === NAME_TEMPLATE) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, template);
  } catch {
    // a browser that keeps nothing goes on with the usual names
  }
  for (const listener of listeners) listener();
}

/** The address of a download under a name of the template. */
export function namedUrl(url: string, template: string): string {
  return template === NAME_TEMPLATE ? url : `${url}${url.includes("?") ? "&" : "?"}name=${encodeURIComponent(template)}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read(): string {
  try {
    const kept = localStorage.getItem(KEY);
    return kept !== null && templateTrouble(kept) === null ? kept : NAME_TEMPLATE;
  } catch {
    return NAME_TEMPLATE;
  }
}
