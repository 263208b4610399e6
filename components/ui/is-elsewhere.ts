/** Whether somebody has gone on to something beside this place: whatever ends late leaves them the focus, and their keys. */
export function isElsewhere(place: Element | null | undefined): boolean {
  const held = document.activeElement;
  return held !== null && held !== document.body && !place?.contains(held);
}
