interface Named {
  code: string;
  shot: number;
  number: number;
  prompt: string;
  provider: string;
  seed: number;
}

const WORDS_MAX = 40;

/** The name that a downloaded clip gets, or what was made of it: AUT-04-T3-slow-push-in-wavespeed-42.mp4. */
export function clipName({ code, shot, number, prompt, provider, seed }: Named, ending = ".mp4"): string {
  const slate = `${code}-${String(shot).padStart(2, "0")}`;
  return `${[slate, `T${number}`, words(prompt), provider, seed].filter((part) => part !== "").join("-")}${ending}`;
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
