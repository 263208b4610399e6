"use client";

import { useSyncExternalStore } from "react";

export type ThemeChoice = "system" | "dark" | "light";

// public/theme.js reads the same key and hears the same event; it alone sets the theme.
const KEY = "dailies-theme";
const CHANGED = "dailies-theme";

/** Keeps the choice in this browser and shows it at once. */
export function chooseTheme(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // a browser that keeps nothing stays with the system's theme
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** What was chosen here; "system" until the browser has spoken. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, readChoice, () => "system");
}

/** The theme that is on the screen now. */
export function shownTheme(): "dark" | "light" {
  return document.documentElement.dataset.theme === "light" ? "light" : "dark";
}

function readChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "dark" || kept === "light" ? kept : "system";
  } catch {
    return "system";
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
}
