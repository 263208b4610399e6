import type { Edited } from "@/components/takes/composer/prompt-phrases";

/**
 * Puts an edited text into a field as if it had been typed, in one step that Ctrl+Z takes back, and leaves the focus there. False where the browser can't,
 * and for fingers, whose keyboard would jump up.
 */
export function typeInto(area: HTMLTextAreaElement, { text, caret }: Edited): boolean {
  if (matchMedia("(pointer: coarse)").matches) return false;
  const held = area.value;
  let start = 0;
  while (start < held.length && held[start] === text[start]) start += 1;
  let same = 0;
  while (same < Math.min(held.length, text.length) - start && held.at(-1 - same) === text.at(-1 - same)) same += 1;
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, held.length - same);
  const typed = text.slice(start, text.length - same);
  // the one way to a change that the browser can undo
  const isTyped = held === text || document.execCommand(typed === "" ? "delete" : "insertText", false, typed);
  area.setSelectionRange(caret, caret);
  return isTyped && area.value === text;
}

/** Takes back or does again the last change of a field, and says whether the key asks for that. */
export function undoByKey(
  area: HTMLTextAreaElement,
  { key, ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey">,
): boolean {
  const isUndo = (ctrlKey || metaKey) && key.toLowerCase() === "z" && !shiftKey;
  const isRedo = (ctrlKey || metaKey) && (key.toLowerCase() === "y" || (key.toLowerCase() === "z" && shiftKey));
  if (!isUndo && !isRedo) return false;
  const before = document.activeElement;
  area.focus({ preventScroll: true });
  document.execCommand(isUndo ? "undo" : "redo");
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return true;
}
