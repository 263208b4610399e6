"use client";

import { useQueryClient } from "@tanstack/react-query";
import { settingsOf } from "@/components/form/settings";
import { appliedWords, presetInForm } from "@/components/presets/apply-preset";
import type { ComposerState } from "@/components/takes/composer/use-composer";
import { toast } from "@/components/ui/toast";
import { PRESETS_KEY } from "@/lib/presets/queries";
import type { PresetView } from "@/lib/presets/view";
import type { ProviderId } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

/** The form that presets are made of and go into. */
export interface PresetForm {
  state: Pick<ComposerState, "draft" | "change">;
  forms: readonly ProviderForm[];
}

/** Puts a preset into the form, says what of it could not be, and gives a way back. */
export function applyPreset(preset: PresetView, { state: { draft, change }, forms }: PresetForm): void {
  const fields = forms.find(({ provider }) => provider === preset.provider)?.fields;
  if (!fields) return;
  const { change: changed, losses } = presetInForm(preset, fields, draft);
  const { provider, isBoth, changed: settings, prompt, negativePrompt } = draft;
  change(changed);
  toast(appliedWords(preset, losses), { run: () => change({ provider, isBoth, changed: settings, prompt, negativePrompt }) });
}

/** What of the form a preset keeps. */
export function heldBy({ state: { draft }, forms }: PresetForm, provider: ProviderId) {
  const fields = forms.find((form) => form.provider === provider)?.fields ?? [];
  return {
    provider,
    settings: settingsOf(fields, draft.changed[provider]),
    prompt: draft.prompt.trim(),
    negativePrompt: draft.negativePrompt.trim(),
  };
}

/** Reads the list again, after anything was written. */
export function useReread(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: PRESETS_KEY });
}
