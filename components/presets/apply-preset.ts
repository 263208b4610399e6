import { settingsOf, valueWords } from "@/components/form/settings";
import type { Draft } from "@/components/takes/composer/draft";
import type { PresetView } from "@/lib/presets/view";
import type { FieldSpec } from "@/lib/providers/form";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderForm } from "@/lib/settings/loaders";

/** What of the form a preset changes, and what of the preset its model no longer takes, as people would name it. */
export function presetInForm(preset: PresetView, fields: readonly FieldSpec[], draft: Draft): { change: Partial<Draft>; losses: string[] } {
  const settings = settingsOf(fields, preset.settings);
  const lost = Object.entries(preset.settings).filter(([name, value]) => settings[name] !== value);
  return {
    change: {
      provider: preset.provider,
      isBoth: false,
      changed: { ...draft.changed, [preset.provider]: settings },
      ...(preset.prompt !== null && { prompt: preset.prompt }),
      ...(preset.negativePrompt !== null && { negativePrompt: preset.negativePrompt }),
    },
    losses: lost.map(([name, value]) => {
      const field = fields.find((one) => one.name === name);
      return field ? `${field.title} ${valueWords(field, value)}` : `${name} ${value}`;
    }),
  };
}

/** What the toast says. */
export function appliedWords({ name, provider }: PresetView, losses: readonly string[]): string {
  if (losses.length === 0) return `“${name}” is in the form.`;
  const list = losses.length < 2 ? losses.join() : `${losses.slice(0, -1).join(", ")} and ${losses.at(-1)}`;
  return `“${name}” is in the form without ${list}: ${PROVIDER_LABELS[provider]} no longer takes that.`;
}

/** "WaveSpeed · 720p · 8 s · 2 more · prompt": what is asked often, then how much besides differs from the usual. */
export function presetWords(preset: Pick<PresetView, "provider" | "settings" | "prompt" | "negativePrompt">, forms: readonly ProviderForm[]): string {
  const fields = forms.find(({ provider }) => provider === preset.provider)?.fields ?? [];
  const shown = fields.filter((field) => !field.isAdvanced && !field.isFixed && preset.settings[field.name] !== undefined);
  const more = fields.filter(
    (field) => field.isAdvanced && !field.isFixed && (preset.settings[field.name] ?? field.default) !== field.default,
  ).length;
  return [
    PROVIDER_LABELS[preset.provider],
    ...shown.map((field) => valueWords(field, preset.settings[field.name] ?? field.default)),
    ...(more > 0 ? [`${more} more`] : []),
    ...(preset.prompt ? ["prompt"] : []),
    ...(preset.negativePrompt ? ["what to leave out"] : []),
  ].join(" · ");
}
