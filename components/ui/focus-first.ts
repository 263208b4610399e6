/** As a `ref`: the field has the focus once it stands there. One function for all drawings: a new one each time would take the focus back with every change. */
export function focusFirst(field: HTMLElement | null): void {
  field?.focus();
}
