const SECRET_NAME = /secret|token|password|authorization|api[-_]?key|signature|webhook/i;
const TEXT_MAX = 500;
const ITEMS_MAX = 20;
const DEEPEST = 6;

/** A copy for the audit trail: long texts cut, addresses without what follows "?", nothing under a secret's name, no key anywhere. */
export function trimmed(value: unknown, secrets: readonly string[], depth = 0): unknown {
  if (typeof value === "string") return trimText(value, secrets);
  if (value === null || typeof value !== "object") return value;
  if (depth >= DEEPEST) return "…";
  if (Array.isArray(value)) return value.slice(0, ITEMS_MAX).map((item) => trimmed(item, secrets, depth + 1));
  const entries = Object.entries(value).slice(0, 2 * ITEMS_MAX);
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, SECRET_NAME.test(name) && inner !== null ? "[cut]" : trimmed(inner, secrets, depth + 1)]),
  );
}

function trimText(text: string, secrets: readonly string[]): string {
  let line = text;
  for (const secret of secrets) if (secret.length >= 8) line = line.replaceAll(secret, "[cut]");
  line = line.replaceAll(/\b(https?:\/\/[^\s?#"]+)[^\s"]*/gi, (_, address: string) => (address.includes("/api/callbacks/") ? "[callback]" : address));
  return line.length > TEXT_MAX ? `${line.slice(0, TEXT_MAX)}…` : line;
}
