"use client";

import { useSyncExternalStore } from "react";
import { THEME, type ThemeChoice } from "@/components/shell/theme";

/** What was chosen here; "system" until the browser has spoken. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, readChoice, () => "system");
}

function readChoice(): ThemeChoice {
  try {
    const kept = localStorage.getItem(THEME);
    return kept === "dark" || kept === "light" ? kept : "system";
  } catch {
    return "system";
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(THEME, listener);
  window.addEventListener("storage", listener);
  return () => {
    window.removeEventListener(THEME, listener);
    window.removeEventListener("storage", listener);
  };
}
