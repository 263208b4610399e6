/** Where a vendor puts a clip's address inside an object. */
const NAMES = ["url", "video_url", "video", "output"] as const;
const DEEPEST = 3;

/** Every address in a vendor's output, in its order: a text, a list, an object that holds one. What is no http address is left out; which hosts may be asked is the outbound client's rule. */
export function readOutputs(output: unknown, depth = 0): string[] {
  if (typeof output === "string") return isAddress(output) ? [output.trim()] : [];
  if (depth >= DEEPEST || output === null || typeof output !== "object") return [];
  if (Array.isArray(output)) return output.flatMap((item) => readOutputs(item, depth + 1));
  const byName = new Map<string, unknown>(Object.entries(output));
  for (const name of NAMES) {
    const found = readOutputs(byName.get(name), depth + 1);
    if (found.length > 0) return found;
  }
  return [];
}

function isAddress(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") && !url.username && !url.password;
}
