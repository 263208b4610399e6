/** A key that no driver may be given. It is a bug of ours, never something a person did. */
export class StorageKeyError extends Error {
  constructor(key: string) {
    super(`Not a storage key: ${JSON.stringify(key.slice(0, 80))}`);
    this.name = "StorageKeyError";
  }
}

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * The one gate for keys: answers the key as given, or throws. Segments are letters, digits, dots, dashes and underscores and
 * begin with a letter or digit, so no key climbs, hides, is absolute or names one of a driver's own files.
 */
export function checkKey(key: string): string {
  const segments = key.split("/");
  const isFine = key.length <= 512 && segments.every((segment) => SEGMENT.test(segment) && !segment.includes("..") && !segment.endsWith("."));
  if (!isFine) throw new StorageKeyError(key);
  return key;
}
