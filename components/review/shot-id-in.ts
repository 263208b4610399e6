/** The shot whose room is at a path; null elsewhere. */
export function shotIdIn(path: string): string | null {
  const id = /^\/shots\/([^/]+)/.exec(path)?.[1];
  return id === undefined ? null : decodeURIComponent(id);
}
