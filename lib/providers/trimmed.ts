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

/** As `trimmed`, for one text. */
export function trimText(text: string, secrets: readonly string[] = []): string {
  let line = text.replaceAll(/\b(Bearer|Basic) +[\w.~+/=-]{20,}/g, "$1 [cut]");
  for (const secret of secrets) if (secret.length >= 8) line = line.replaceAll(secret, "[cut]");
  line = line.replaceAll(/\b(https?:\/\/[^\s?#"]+)[^\s"]*/gi, (_, address: string) => withoutSecrets(address));
  return line.length > TEXT_MAX ? `${line.slice(0, TEXT_MAX)}…` : line;
}

/** An address of ours that opens something by itself, or one with a name and a password in it. */
function withoutSecrets(address: string): string {
  if (address.includes("/api/callbacks/")) return "[callback]";
  return address.replace(/(\/api\/media\/public\/)[^/]+/, "$1[cut]").replace(/^(https?:\/\/)[^/@]*@/i, "$1");
}
