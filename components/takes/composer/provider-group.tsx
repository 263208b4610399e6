"use client";

import { SettingsFields } from "@/components/form/settings-fields";
import type { Draft } from "@/components/takes/composer/draft";
import { SeedField } from "@/components/takes/composer/seed-field";
import { ErrorText } from "@/components/ui/error-text";
import { ProviderMark } from "@/components/ui/provider-mark";
import { Stepper } from "@/components/ui/stepper";
import type { FieldErrors } from "@/lib/errors";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";
import { COUNT_MAX } from "@/lib/takes/limits";

interface ProviderGroupProps {
  form: ProviderForm;
  settings: Settings;
  draft: Pick<Draft, "seed" | "isSeedLocked" | "count">;
  trouble: FieldErrors;
  onSettings: (settings: Settings) => void;
  onSeed: (change: Pick<Draft, "seed" | "isSeedLocked">) => void;
  onCount: (count: number) => void;
}

/** What one provider is asked for: how many takes, its settings, the seed. */
export function ProviderGroup({ form, settings, draft, trouble, onSettings, onSeed, onCount }: ProviderGroupProps) {
  return (
    <section className="group" aria-labelledby={`${form.provider}-group`}>
      <div className="group-head">
        <h2 className="h2" id={`${form.provider}-group`}>
          <ProviderMark provider={form.provider} className="text-inherit" />
        </h2>
        {form.mode === "sandbox" && <span className="tag">sandbox</span>}
        <span className="right row" data-field="count">
          <span className="hint" aria-hidden="true">
            Takes
          </span>
          <Stepper what="takes" isSmall value={draft.count} min={1} max={COUNT_MAX} onChange={onCount} />
        </span>
      </div>
      {trouble.count && <ErrorText>{trouble.count}</ErrorText>}
      <SettingsFields fields={form.fields} settings={settings} errors={trouble} onChange={onSettings} />
      <SeedField seed={draft.seed} isLocked={draft.isSeedLocked} count={draft.count} error={trouble.seed} onChange={onSeed} />
    </section>
  );
}
