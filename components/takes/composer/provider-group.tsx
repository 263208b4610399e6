"use client";

import { memo } from "react";
import { SheetLink } from "@/components/batches/sheet-link";
import { ResetButton } from "@/components/form/reset-button";
import { changedOf, resetFields } from "@/components/form/settings";
import { AdvancedFields, CommonFields } from "@/components/form/settings-fields";
import { type AskedPart, pathOf } from "@/components/takes/composer/asked-parts";
import type { Draft } from "@/components/takes/composer/draft";
import { SeedField } from "@/components/takes/composer/seed-field";
import { ErrorText } from "@/components/ui/error-text";
import { ProviderMark } from "@/components/ui/provider-mark";
import { Stepper } from "@/components/ui/stepper";
import { toast } from "@/components/ui/toast";
import type { FieldErrors } from "@/lib/errors";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Settings } from "@/lib/providers/provider";
import { COUNT_MAX } from "@/lib/takes/limits";

interface ProviderGroupProps {
  part: AskedPart;
  draft: Pick<Draft, "seed" | "isSeedLocked" | "count">;
  trouble: FieldErrors;
  onSettings: (settings: Settings) => void;
  onSeed: (change: Pick<Draft, "seed" | "isSeedLocked">) => void;
  onCount: (count: number) => void;
}

/** What one provider is asked for: how many takes, its settings, the seed. */
export const ProviderGroup = memo(function ProviderGroup({ part, draft, trouble, onSettings, onSeed, onCount }: ProviderGroupProps) {
  const { form, settings } = part;
  const fields = { fields: form.fields, settings, path: pathOf(0), errors: trouble, onChange: onSettings };
  return (
    <section className="group" aria-labelledby={`${form.provider}-group`}>
      <PartHead part={part} onSettings={onSettings} />
      <CommonFields {...fields} />
      <AdvancedFields {...fields} />
      <Count words="Takes" count={draft.count} error={trouble.count} onCount={onCount} />
      <SeedField seed={draft.seed} isLocked={draft.isSeedLocked} count={draft.count} error={trouble.seed} onChange={onSeed} />
    </section>
  );
});

interface PartHeadProps {
  part: AskedPart;
  onSettings: (settings: Settings) => void;
  /** Beside the other provider there is room for its name alone. */
  isNarrow?: boolean;
}

/** Whose settings these are, and the way back to their defaults. */
export function PartHead({ part: { form, settings }, onSettings, isNarrow = false }: PartHeadProps) {
  const changed = changedOf(form.fields, settings).length;
  const label = PROVIDER_LABELS[form.provider];

  function reset() {
    onSettings(resetFields(form.fields, settings));
    toast(`${changed === 1 ? "1 setting" : `${changed} settings`} of ${label} went back to the default.`, { run: () => onSettings(settings) });
  }

  return (
    <div className="group-head" data-field={`defaults.${form.provider}`}>
      <h2 className={isNarrow ? "strong" : "h2"} id={`${form.provider}-group`}>
        <ProviderMark provider={form.provider} className="text-inherit" />
      </h2>
      {form.mode === "sandbox" && !isNarrow && <span className="tag">sandbox</span>}
      {changed > 0 && (
        <span className="right">
          <ResetButton label={`Reset all of ${label}, ${changed} changed`} onReset={reset}>
            {isNarrow ? changed : `${changed} changed`}
          </ResetButton>
        </span>
      )}
    </div>
  );
}

interface CountProps {
  words: string;
  count: number;
  error: string | undefined;
  onCount: (count: number) => void;
}

export function Count({ words, count, error, onCount }: CountProps) {
  return (
    <div className="field" data-field="count">
      <div className="field-inline">
        <span className="label" aria-hidden="true">
          {words}
        </span>
        <span className="row">
          <SheetLink />
          <Stepper what="takes" isSmall value={count} min={1} max={COUNT_MAX} onChange={onCount} />
        </span>
      </div>
      {error && <ErrorText>{error}</ErrorText>}
    </div>
  );
}
