/** An address with some of its search parameters set, or taken out (null); all others stay. */
export function addressOf({ pathname, search }: { pathname: string; search: string }, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const text = params.toString();
  return text ? `${pathname}?${text}` : pathname;
}
