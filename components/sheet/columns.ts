import type { ProviderForm } from "@/lib/settings/loaders";
import { COUNT_MAX } from "@/lib/takes/limits";

/** A column of the sheet. Every cell is a text, as in a spreadsheet; an empty one follows the composer. */
export interface Column {
  /** Its name in a CSV file. */
  id: string;
  title: string;
  kind: "still" | "text" | "choice";
  /** What a choice offers: what is written in the cell, and how it reads. */
  choices: readonly { text: string; label: string }[];
  /** The settings' own name of what it overrides; null for the rest. */
  setting: string | null;
  width: string;
}

export const STILL = "still";
export const END_STILL = "end_still";
export const PROMPT = "prompt";
export const LEAVE_OUT = "leave_out";
export const PROVIDER = "provider";
export const TAKES = "takes";
export const SEED = "seed";

/** The columns that hold pictures: the one that moves, and the one that the clip ends on, where one is wanted. */
export const STILL_COLUMNS = [STILL, END_STILL] as const;
export type StillColumn = (typeof STILL_COLUMNS)[number];

export const BOTH = "both";

/** The columns: what makes a take, and each setting that is asked often at either provider. */
export function columnsOf(forms: readonly ProviderForm[]): Column[] {
  const plain = (id: string, title: string, width: string): Column => ({ id, title, kind: "text", choices: [], setting: null, width });
  const providers = [...forms.map(({ provider, label }) => ({ text: provider, label })), { text: BOTH, label: "Both" }];
  const counts = Array.from({ length: COUNT_MAX }, (_, index) => ({ text: String(index + 1), label: String(index + 1) }));
  return [
    { ...plain(STILL, "Still", "minmax(8.5rem, 1.1fr)"), kind: "still" },
    plain(PROMPT, "Prompt", "minmax(10rem, 3fr)"),
    plain(LEAVE_OUT, "Leave out", "minmax(5.5rem, 1fr)"),
    // behind the texts, so that stills and prompts pasted side by side meet their columns
    { ...plain(END_STILL, "End still", "minmax(7.5rem, 0.9fr)"), kind: "still" },
    { ...plain(PROVIDER, "Provider", "6rem"), kind: "choice", choices: providers },
    { ...plain(TAKES, "Takes", "3.75rem"), kind: "choice", choices: counts },
    plain(SEED, "Seed", "5.75rem"),
    ...settingColumns(forms),
  ];
}

export function isStillColumn(id: string): id is StillColumn {
  return id === STILL || id === END_STILL;
}

function settingColumns(forms: readonly ProviderForm[]): Column[] {
  const fields = forms.flatMap((form) => form.fields.filter((field) => !field.isAdvanced && !field.isFixed && field.choices));
  const names = [...new Set(fields.map(({ name }) => name))];
  return names.flatMap((name): Column[] => {
    const own = fields.filter((field) => field.name === name);
    const choices = new Map(own.flatMap((field) => field.choices ?? []).map((choice) => [String(choice.value), choice.label]));
    const title = own[0]?.title ?? name;
    return [{ id: name, title, kind: "choice", choices: [...choices].map(([text, label]) => ({ text, label })), setting: name, width: "5.75rem" }];
  });
}
