import { settingsOf, valueWords } from "@/components/form/settings";
import { BOTH, type Column, END_STILL, LEAVE_OUT, PROMPT, PROVIDER, SEED, TAKES } from "@/components/sheet/columns";
import { type Base, providersIn } from "@/components/sheet/read-row";
import type { Row } from "@/components/sheet/rows";
import type { ProviderForm } from "@/lib/settings/loaders";

/** A provider without such a setting. */
export const NOT_ASKED = "–";

/** How the empty cells of each kind of row read: what they follow. By the provider that a row is written for; rows of one kind share an object. */
export function placeholdersOf(base: Base, columns: readonly Column[], forms: readonly ProviderForm[]) {
  const byProvider = new Map<string, Readonly<Record<string, string>>>();
  return (row: Row): Readonly<Record<string, string>> => {
    const provider = (row.cells[PROVIDER] ?? "").trim();
    const known = byProvider.get(provider) ?? wordsFor(providersIn(provider, base, forms), base, columns, forms);
    byProvider.set(provider, known);
    return known;
  };
}

function wordsFor(wanted: readonly ProviderForm[], base: Base, columns: readonly Column[], forms: readonly ProviderForm[]): Record<string, string> {
  const words: Record<string, string> = {
    [PROMPT]: "What moves, and how",
    [LEAVE_OUT]: "nothing",
    [PROVIDER]: base.provider === BOTH ? "Both" : (forms.find(({ provider }) => provider === base.provider)?.label ?? ""),
    [TAKES]: "1",
    [SEED]: "new",
    [END_STILL]: "none",
  };
  for (const { id, setting } of columns) {
    if (setting === null) continue;
    const values = wanted.flatMap(({ provider, fields }) => {
      const field = fields.find(({ name }) => name === setting);
      return field ? [valueWords(field, settingsOf(fields, base.changed[provider])[setting] ?? field.default)] : [];
    });
    words[id] = [...new Set(values)].join(" / ") || NOT_ASKED;
  }
  return words;
}
