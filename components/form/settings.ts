import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";

/** The fields as they are shown: what is asked often, what only some change, and what the vendor has fixed. */
export interface FieldGroups {
  common: FieldSpec[];
  tuning: FieldSpec[];
  fixed: FieldSpec[];
}

export function groupFields(fields: readonly FieldSpec[]): FieldGroups {
  const asked = fields.filter((field) => !field.isFixed);
  return {
    common: asked.filter((field) => !field.isAdvanced),
    tuning: asked.filter((field) => field.isAdvanced),
    fixed: fields.filter((field) => field.isFixed),
  };
}

/** Every setting with its value: what was changed where the model still takes it, its default elsewhere. */
export function settingsOf(fields: readonly FieldSpec[], changed: Settings = {}): Settings {
  return Object.fromEntries(fields.map((field) => [field.name, holds(field, changed[field.name]) ?? field.default]));
}

/** True where the field may hold the value. */
export function takes(field: FieldSpec, value: Settings[string]): boolean {
  return value === (field.isFixed ? field.default : holds(field, value));
}

/** Of the given fields those whose value is not the default. */
export function changedOf(fields: readonly FieldSpec[], settings: Settings): FieldSpec[] {
  return fields.filter((field) => !field.isFixed && settings[field.name] !== field.default);
}

/** The settings with the given fields back at their defaults. */
export function resetFields(fields: readonly FieldSpec[], settings: Settings): Settings {
  return { ...settings, ...Object.fromEntries(fields.map((field) => [field.name, field.default])) };
}

/** How a value reads: "5 s", "FILM", "3.5", "on". */
export function valueWords(field: FieldSpec, value: Settings[string]): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  const label = field.choices?.find((choice) => choice.value === value)?.label;
  if (label) return label;
  const text = typeof value === "number" && field.kind === "number" ? trimmed(value) : String(value);
  return field.unit ? `${text} ${field.unit}` : text;
}

/** What a field is for, how far it goes and where it stands by itself: "More steps look better. From 2 to 40; 27 unless changed." */
export function helpWords(field: FieldSpec): string {
  const usual = valueWords(field, field.default);
  if (field.isFixed) return field.help;
  if (field.min === undefined || field.max === undefined) return `${field.help} ${capitalised(usual)} unless changed.`;
  return `${field.help} From ${valueWords(field, field.min)} to ${valueWords(field, field.max)}; ${usual} unless changed.`;
}

/** The value if the field takes it: an old draft may hold what a newer model doesn't. */
function holds(field: FieldSpec, value: Settings[string] | undefined): Settings[string] | undefined {
  if (value === undefined || field.isFixed) return undefined;
  if (field.kind === "boolean") return typeof value === "boolean" ? value : undefined;
  if (field.kind === "choice") return field.choices?.some((choice) => choice.value === value) ? value : undefined;
  if (typeof value !== "number" || (field.kind === "integer" && !Number.isInteger(value))) return undefined;
  return value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity) ? value : undefined;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Steps of a tenth leave 3.5000000000000004 behind. */
function trimmed(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
