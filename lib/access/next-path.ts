const HERE = "http://here.invalid";

/** A path of ours to go on to after signing in; `fallback` for anything that a browser could read as leading elsewhere. */
export function safeNext(next: string | undefined, fallback = "/studio"): string {
  if (!next?.startsWith("/") || !URL.canParse(next, HERE)) return fallback;
  const url = new URL(next, HERE);
  return url.origin === HERE && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}${url.hash}` : fallback;
}
