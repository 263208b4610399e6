/** Goes to what holds the value of a field, by the name that it is sent by: opens what hides it and brings it into view. */
export function focusField(root: HTMLElement, name: string): void {
  const field = root.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
  if (!field) return;
  for (let details = field.closest("details"); details; details = details.parentElement?.closest("details") ?? null) details.open = true;
  // what holds the value goes before the buttons around it
  const value = field.querySelector<HTMLElement>("input:not([hidden]):checked, input:not([hidden]):not([type=radio]), textarea, select");
  const control = value ?? field.querySelector<HTMLElement>("button:not(.reset)") ?? field;
  control.focus({ preventScroll: true });
  field.scrollIntoView({ block: "nearest" });
}
