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

/** The value if the field takes it: an old draft may hold what a newer model doesn't. */
function holds(field: FieldSpec, value: Settings[string] | undefined): Settings[string] | undefined {
  if (value === undefined || field.isFixed) return undefined;
  if (field.kind === "boolean") return typeof value === "boolean" ? value : undefined;
  if (field.kind === "choice") return field.choices?.some((choice) => choice.value === value) ? value : undefined;
  if (typeof value !== "number" || (field.kind === "integer" && !Number.isInteger(value))) return undefined;
  return value >= (field.min ?? -Infinity) && value <= (field.max ?? Infinity) ? value : undefined;
}

/** Steps of a tenth leave 3.5000000000000004 behind. */
function trimmed(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
