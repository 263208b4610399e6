/** The last four characters of a key, to recognise it by; nothing of a short one. */
export function hintOf(key: string): string {
  return key.length >= 12 ? key.slice(-4) : "";
}
