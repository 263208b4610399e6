let codeLast: string | undefined;

/** The code of the project that this tab showed last, whatever other tabs switched to since; undefined before the first, and where there is no choice. */
export function codeShownLast(): string | undefined {
  return codeLast;
}

export function noteCodeShown(code: string | undefined): void {
  codeLast = code;
}
