/** A stretch of text that both have, or only the later one, or only the earlier. */
export interface TextPart {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Words, what stands between them, and marks, each for itself. */
const TOKENS = /\s+|[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

/** How one text became another, word by word. The parts that are not added make up `before`, those that are not removed `after`. */
export function wordDiff(before: string, after: string): TextPart[] {
  const [old, now] = [before.match(TOKENS) ?? [], after.match(TOKENS) ?? []];
  const start = sharedStart(old, now);
  const end = sharedStart(old.slice(start).reverse(), now.slice(start).reverse());
  const middle = changesOf(old.slice(start, old.length - end), now.slice(start, now.length - end));
  const parts: TextPart[] = [
    { kind: "same", text: old.slice(0, start).join("") },
    ...middle,
    { kind: "same", text: old.slice(old.length - end).join("") },
  ];
  return joined(parts);
}

function sharedStart(old: readonly string[], now: readonly string[]): number {
  const until = old.findIndex((token, index) => token !== now[index]);
  return until < 0 ? Math.min(old.length, now.length) : until;
}

/** By the longest common subsequence. A space alone is nothing to hold on to: both sides would be cut to pieces by it. */
function changesOf(old: readonly string[], now: readonly string[]): TextPart[] {
  const isAnchor = (one: number, other: number) => old[one] === now[other] && old[one]?.trim() !== "";
  const width = now.length + 1;
  const longest = new Uint16Array((old.length + 1) * width);
  const at = (one: number, other: number) => longest[one * width + other] ?? 0;
  for (let one = old.length - 1; one >= 0; one -= 1) {
    for (let other = now.length - 1; other >= 0; other -= 1) {
      longest[one * width + other] = isAnchor(one, other) ? at(one + 1, other + 1) + 1 : Math.max(at(one + 1, other), at(one, other + 1));
    }
  }
  const parts: TextPart[] = [];
  let [one, other] = [0, 0];
  while (one < old.length || other < now.length) {
    const isSpace = one < old.length && old[one] === now[other] && old[one]?.trim() === "";
    if (isSpace || isAnchor(one, other)) {
      parts.push({ kind: "same", text: old[one] ?? "" });
      one += 1;
      other += 1;
    } else if (other >= now.length || (one < old.length && at(one + 1, other) >= at(one, other + 1))) {
      parts.push({ kind: "removed", text: old[one] ?? "" });
      one += 1;
    } else {
      parts.push({ kind: "added", text: now[other] ?? "" });
      other += 1;
    }
  }
  return parts;
}

/** Neighbours of one kind as one; of a change, first what went and then what came. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const out: TextPart[] = [];
  let change = { removed: "", added: "" };
  const close = () => {
    if (change.removed) out.push({ kind: "removed", text: change.removed });
    if (change.added) out.push({ kind: "added", text: change.added });
    change = { removed: "", added: "" };
  };
  parts.forEach((part, index) => {
    if (!part.text) return;
    const isBetween = part.kind === "same" && part.text.trim() === "" && isChange(parts[index - 1]) && isChange(parts[index + 1]);
    if (part.kind === "same" && !isBetween) {
      close();
      const last = out.at(-1);
      if (last?.kind === "same") last.text += part.text;
      else out.push({ ...part });
    } else if (part.kind === "same") {
      change.removed += part.text;
      change.added += part.text;
    } else change[part.kind] += part.text;
  });
  close();
  return out;
}

function isChange(part: TextPart | undefined): boolean {
  return part !== undefined && part.kind !== "same";
}
