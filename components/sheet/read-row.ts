import { settingsOf } from "@/components/form/settings";
import {
  BOTH,
  type Column,
  END_STILL,
  isStillColumn,
  LEAVE_OUT,
  PROMPT,
  PROVIDER,
  SEED,
  STILL,
  STILL_COLUMNS,
  TAKES,
} from "@/components/sheet/columns";
import { isBlank, type Row } from "@/components/sheet/rows";
import { hasOtherEnd, isComing, type StillStates, stillTrouble } from "@/components/sheet/still-state";
import { type PriceLine, priceLine } from "@/components/takes/composer/price";
import type { MadeQuestion } from "@/lib/batches/queries";
import type { FieldSpec } from "@/lib/providers/form";
import type { ProviderId, Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";
import { COUNT_MAX, NEGATIVE_PROMPT_MAX, PROMPT_MAX, SEED_MAX } from "@/lib/takes/limits";

/** What empty cells follow: the composer's provider and what was changed there. */
export interface Base {
  provider: ProviderId | typeof BOTH;
  changed: Partial<Record<ProviderId, Settings>>;
}

/** Takes of one row at one provider. */
export interface Part {
  question: MadeQuestion;
  line: PriceLine;
}

/** A row as it would run. */
export interface ReadRow {
  isBlank: boolean;
  stills: StillStates;
  /** Empty where something is in trouble. */
  parts: Part[];
  /** A sentence by the column. */
  errors: Record<string, string>;
}

/** Reads one row: its parts, or what is in trouble by the cell. */
export function readRow(row: Row, stills: StillStates, base: Base, columns: readonly Column[], forms: readonly ProviderForm[]): ReadRow {
  if (isBlank(row)) return { isBlank: true, stills, parts: [], errors: {} };
  const cell = (id: string) => (row.cells[id] ?? "").trim();
  const errors: Record<string, string> = {};
  const complain = (column: string, sentence: string | null) => {
    if (sentence !== null) errors[column] ??= sentence;
  };
  const { still, end_still: end } = stills;
  complain(STILL, still.state === "none" ? "Add a still." : stillTrouble(still));
  complain(END_STILL, stillTrouble(end) ?? (hasOtherEnd(stills) ? "Another shape than the still." : null));
  const prompt = cell(PROMPT);
  if (prompt === "") complain(PROMPT, "Write a prompt.");
  if (prompt.length > PROMPT_MAX)
    complain(PROMPT, `${prompt.length.toLocaleString("en-US")} characters; a prompt may have ${PROMPT_MAX.toLocaleString("en-US")}.`);
  if (cell(LEAVE_OUT).length > NEGATIVE_PROMPT_MAX) complain(LEAVE_OUT, `Keep it to ${NEGATIVE_PROMPT_MAX.toLocaleString("en-US")} characters.`);
  const count = wholeIn(cell(TAKES) || "1", 1, COUNT_MAX);
  if (count === null) complain(TAKES, `From 1 to ${COUNT_MAX} takes.`);
  const seed = cell(SEED) === "" ? undefined : wholeIn(cell(SEED), 0, SEED_MAX);
  if (seed === null) complain(SEED, `A whole number up to ${SEED_MAX}, or empty.`);
  const wanted = providersIn(cell(PROVIDER), base, forms);
  if (wanted.length === 0) complain(PROVIDER, `Choose ${forms.map(({ label }) => label).join(", ")} or Both.`);

  const parts = wanted.map((form): Part => {
    const settings = { ...settingsOf(form.fields, base.changed[form.provider]) };
    for (const column of columns) {
      if (column.setting === null || cell(column.id) === "") continue;
      const found = valueFor(column, cell(column.id), form, wanted);
      if ("error" in found) complain(column.id, found.error);
      else if (found.value !== undefined) settings[column.setting] = found.value;
    }
    const question = {
      provider: form.provider,
      stillId: still.state === "here" ? still.still.id : "",
      ...(end.state === "here" && { endStillId: end.still.id }),
      prompt,
      negativePrompt: cell(LEAVE_OUT),
      settings,
      ...(typeof seed === "number" && { seed }),
      count: count ?? 1,
    };
    return { question, line: priceLine(form, settings, count ?? 1) };
  });
  return { isBlank: false, stills, parts: Object.keys(errors).length > 0 ? [] : parts, errors };
}

/** The provider that a text names, in the words of people too. */
export function providersIn(text: string, base: Base, forms: readonly ProviderForm[]): readonly ProviderForm[] {
  const wanted = text === "" ? base.provider : text.toLowerCase();
  if (wanted === BOTH || /^a\s*\/\s*b$/.test(wanted)) return forms;
  return forms.filter(({ provider, label }) => provider === wanted || label.toLowerCase() === wanted);
}

/** A setting's value as one provider takes it; no value where the setting is another's alone. */
function valueFor(
  column: Column,
  text: string,
  form: ProviderForm,
  wanted: readonly ProviderForm[],
): { value?: Settings[string] } | { error: string } {
  const fieldOf = ({ fields }: ProviderForm) => fields.find((field) => field.name === column.setting && !field.isFixed);
  const field = fieldOf(form);
  if (!field) return wanted.some((other) => fieldOf(other)) ? {} : { error: `${form.label} has no such setting. Leave it empty.` };
  const value = choiceIn(field, text);
  if (value !== undefined) return { value };
  const offers = (field.choices ?? []).map(({ label }) => label);
  return { error: `${form.label} has ${listed(offers)}.` };
}

function choiceIn(field: FieldSpec, text: string): Settings[string] | undefined {
  const plain = (word: string) => word.toLowerCase().replace(/\s+/g, "");
  return field.choices?.find(({ value, label }) => plain(String(value)) === plain(text) || plain(label) === plain(text))?.value;
}

/** A still of the row is on its way. */
export function waitsForStill({ stills }: ReadRow): boolean {
  return STILL_COLUMNS.some((column) => isComing(stills[column]));
}

/** The columns in which something is wrong that no waiting mends. */
export function troublesOf({ stills, errors }: ReadRow): string[] {
  return Object.keys(errors).filter((column) => !(isStillColumn(column) && isComing(stills[column])));
}

/** The number that a text is, if it is a whole one within these bounds. */
function wholeIn(text: string, least: number, most: number): number | null {
  const number = Number(text);
  return /^\d{1,10}$/.test(text) && number >= least && number <= most ? number : null;
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(", ")} or ${words.at(-1)}` : (words[0] ?? "nothing to choose");
}
