/** Names that Windows gives to devices, with any ending. */
const DEVICES = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Of the name's beginning: with its number and ending it stays within what any file system takes. */
const STEM_MAX_BYTES = 180;

/** Gives out file names: each once, also for systems that tell no case, and none that Windows refuses. */
export class UniqueNames {
  readonly #taken = new Set<string>();
  /** The next number to try behind a name that was wanted before. */
  readonly #next = new Map<string, number>();

  /** The name as it is wanted, or with a number where another has it. */
  give(wanted: string): string {
    const { stem, ending } = parts(wanted);
    const wish = keyOf(`${stem}${ending}`);
    let name = `${stem}${ending}`;
    let number = this.#next.get(wish) ?? 2;
    for (; this.#taken.has(keyOf(name)); number += 1) name = `${stem}-${number}${ending}`;
    this.#next.set(wish, number);
    this.#taken.add(keyOf(name));
    return name;
  }
}

function parts(wanted: string): { stem: string; ending: string } {
  const clean = wanted
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{C}/\\:*?"<>|]/gu, "-");
  const dot = clean.lastIndexOf(".");
  const ending = dot > 0 ? clean.slice(dot) : "";
  const stem = shortened(dot > 0 ? clean.slice(0, dot) : clean).replace(/^[. ]+|[. ]+$/g, "");
  const safe = stem === "" ? "clip" : DEVICES.test(stem) ? `_${stem}` : stem;
  return { stem: safe, ending };
}

function shortened(stem: string): string {
  let bytes = 0;
  let end = 0;
  for (const letter of stem) {
    bytes += Buffer.byteLength(letter);
    if (bytes > STEM_MAX_BYTES) break;
    end += letter.length;
  }
  return stem.slice(0, end);
}

function keyOf(name: string): string {
  return name.toLowerCase().toUpperCase().toLowerCase();
}
