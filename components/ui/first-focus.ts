/** For the `ref` of what has the focus when its dialog opens: `showModal` would give it to the first button, which closes it. */
export function firstFocus(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
}
