/** Where a browser keeps nothing (no storage for this site, a full disk), what was to be kept lives as long as the page. */
const inPage = new Map<string, string>();

/** What was kept under a name in this browser; null where nothing was. Without another word it outlives the tab. */
export function readKept(name: string, where: "browser" | "tab" = "browser"): string | null {
  const held = inPage.get(name);
  if (held !== undefined) return held;
  try {
    return storeOf(where).getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a text under a name, or forgets it. */
export function writeKept(name: string, text: string | null, where: "browser" | "tab" = "browser"): void {
  inPage.delete(name);
  try {
    if (text === null) storeOf(where).removeItem(name);
    else storeOf(where).setItem(name, text);
  } catch {
    if (text !== null) inPage.set(name, text);
  }
}

function storeOf(where: "browser" | "tab"): Storage {
  return where === "tab" ? sessionStorage : localStorage;
}
