/** What the keys open over any page. */
export type Panel = "palette" | "help";

let listener: ((panel: Panel) => void) | null = null;

/** Opens the palette or the list of shortcuts over whatever is shown. Its code comes with the first time. */
export function openPanel(panel: Panel): void {
  listener?.(panel);
}

/** For the one place that shows them. */
export function onOpenPanel(open: (panel: Panel) => void): () => void {
  listener = open;
  return () => {
    if (listener === open) listener = null;
  };
}
