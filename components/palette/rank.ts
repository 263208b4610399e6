/** What is looked through. */
interface Ranked {
  title: string;
  words?: string | undefined;
}

const [AT_START, WORD, INSIDE, LETTERS] = [4, 3, 2, 1];

/** How well a text answers a query, above 0; null where some word of the query is nowhere in it. */
export function rankOf(query: string, { title, words = "" }: Ranked): number | null {
  const name = folded(title);
  const more = folded(words);
  let sum = 0;
  const tokens = folded(query).split(/\s+/).filter(Boolean);
  for (const token of tokens) {
    const rank = Math.max(placeOf(token, name) * 2, placeOf(token, more));
    if (rank === 0) return null;
    sum += rank;
  }
  const phrase = tokens.length > 1 && hasWordStart(tokens.join(" "), name) ? AT_START * 2 : 0;
  // of two that answer as well the one that says less besides is meant
  return phrase + sum / Math.max(1, tokens.length) + 1 / (1 + name.length);
}

/** Those that answer, the best first; of equals the first stays first. */
export function ranked<T extends Ranked>(query: string, items: readonly T[]): { item: T; rank: number }[] {
  return items
    .map((item) => ({ item, rank: rankOf(query, item) }))
    .filter((one): one is { item: T; rank: number } => one.rank !== null)
    .sort((one, other) => other.rank - one.rank);
}

function placeOf(token: string, text: string): number {
  if (text.startsWith(token)) return AT_START;
  const at = text.indexOf(token);
  if (at > 0) return startsWord(text, at) || hasWordStart(token, text) ? WORD : INSIDE;
  return token.length > 1 && hasInitials(token, text) ? LETTERS : 0;
}

function hasWordStart(token: string, text: string): boolean {
  for (let at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) if (startsWord(text, at)) return true;
  return false;
}

/** "gsp" for "go to settings: providers": each letter goes on in a word or begins a later one. */
function hasInitials(token: string, text: string): boolean {
  const from = (letter: number, at: number): boolean => {
    if (letter === token.length) return true;
    for (let next = text.indexOf(token[letter] ?? "", at); next >= 0; next = text.indexOf(token[letter] ?? "", next + 1)) {
      if ((next === at && letter > 0) || startsWord(text, next)) {
        if (from(letter + 1, next + 1)) return true;
      }
    }
    return false;
  };
  return from(0, 0);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
