export interface NamedTake {
  slate: string;
  number: number;
  prompt: string;
  provider: string;
  seed: number;
}

/** What a template may name, each in braces. */
export const NAME_PARTS = ["slate", "take", "prompt", "provider", "seed"] as const;
export const NAME_TEMPLATE = "{slate}-{take}-{prompt}-{provider}-{seed}";
const TEMPLATE_MAX = 80;
const WORDS_MAX = 40;

/** The name that a downloaded clip gets, or what was made of it: AUT-04-T3-slow-push-in-wavespeed-42.mp4. Parts without a word leave no gap. */
export function clipName(take: NamedTake, ending = ".mp4", template = NAME_TEMPLATE): string {
  const parts: Record<string, string> = {
    slate: take.slate,
    take: `T${take.number}`,
    prompt: words(take.prompt),
    provider: take.provider,
    seed: String(take.seed),
  };
  const name = template
    .replace(/\{(\w*)\}/g, (_, part: string) => parts[part] ?? "")
    .replace(/([-_. ])\1+/g, "$1")
    .replace(/^[-_. ]+|[-_. ]+$/g, "");
  return `${name || `${parts.slate}-${parts.take}`}${ending}`;
}

/** Why a template won't do, in one sentence; null when it will. */
export function templateTrouble(template: string): string | null {
  if (template.trim() === "") return "Write how files are to be named.";
  if (template.length > TEMPLATE_MAX) return `Keep it to ${TEMPLATE_MAX} characters.`;
  if (/[\p{C}/\\:*?"<>|]/u.test(template)) return 'A file name can’t hold / \\ : * ? " < > or |.';
  const unknown = /\{[^}]*\}?|\}/.exec(template.replace(new RegExp(`\\{(${NAME_PARTS.join("|")})\\}`, "g"), ""))?.[0];
  return unknown === undefined ? null : `“${unknown}” is no part of a name. There are ${NAME_PARTS.map((part) => `{${part}}`).join(" ")}.`;
}

/** The prompt's first words, cut between words where there is room to. */
function words(prompt: string): string {
  const all = prompt
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  const letters = [...all];
  if (letters.length <= WORDS_MAX) return all;
  const cut = letters.slice(0, WORDS_MAX + 1).join("");
  const end = cut.lastIndexOf("-");
  return end > 0 ? cut.slice(0, end) : letters.slice(0, WORDS_MAX).join("");
}
