/** What was kept under a name in this browser; null where nothing was. Without another word it outlives the tab. */
export function readKept(name: string, where: "browser" | "tab" = "browser"): string | null {
  try {
    return storeOf(where).getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text under a name, or forgets it. A browser that keeps nothing (private windows, a full disk) only loses it with the page. */
export function writeKept(name: string, text: string | null, where: "browser" | "tab" = "browser"): void {
  try {
    if (text === null) storeOf(where).removeItem(name);
    else storeOf(where).setItem(name, text);
  } catch {
    // nothing to do: it lives as long as the page
  }
}

function storeOf(where: "browser" | "tab"): Storage {
  return where === "tab" ? sessionStorage : localStorage;
}
