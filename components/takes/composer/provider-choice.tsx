"use client";

import { memo, useState } from "react";
import { settingsOf } from "@/components/form/settings";
import { carryOver } from "@/components/takes/composer/carry-over";
import type { DraftWithoutTexts } from "@/components/takes/composer/draft";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { ProviderId } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

interface ProviderChoiceProps {
  forms: readonly ProviderForm[];
  draft: DraftWithoutTexts;
  change: ChangeDraft;
}

type Choice = ProviderId | "both";

/** What going over to another provider cost, and how it was before. */
interface Switched {
  to: Choice;
  losses: string[];
  before: Partial<DraftWithoutTexts>;
}

/** One provider or both. What means the same comes along; what has no twin is said, with the way back. */
export const ProviderChoice = memo(function ProviderChoice({ forms, draft, change }: ProviderChoiceProps) {
  const [switched, setSwitched] = useState<Switched | null>(null);
  const choice: Choice = draft.isBoth ? "both" : draft.provider;

  function go(to: Choice) {
    const { provider, isBoth, changed, shape, box } = draft;
    const before = { provider, isBoth, changed, shape, box };
    const from = forms.find((form) => form.provider === provider);
    const other = forms.find((form) => (to === "both" ? form.provider !== provider : form.provider === to));
    // from both to one nothing has to come along: each was set apart
    if (isBoth || !from || !other) {
      setSwitched(null);
      return change({ isBoth: to === "both", ...(to !== "both" && { provider: to }) });
    }
    const arrived = carryOver(from, settingsOf(from.fields, changed[provider]), other, changed[other.provider] ?? {}, shape);
    const next = { ...changed, [other.provider]: arrived.changed };
    if (to === "both") {
      // what differs between the two is said beside them
      setSwitched(null);
      return change({ isBoth: true, changed: next });
    }
    change({ provider: to, changed: next, ...(arrived.shape !== shape && { shape: arrived.shape, box: null }) });
    setSwitched(arrived.losses.length > 0 ? { to, losses: arrived.losses, before } : null);
  }

  function goBack() {
    if (switched) change(switched.before);
    setSwitched(null);
  }

  return (
    <section className="group" aria-label="Provider" data-field="provider">
      <Segmented<Choice>
        label="Provider"
        options={[
          ...forms.map(({ provider }) => ({
            value: provider,
            label: PROVIDER_LABELS[provider],
            icon: <i className={dotOf(provider)} />,
          })),
          ...(forms.length > 1
            ? [{ value: "both" as const, label: "Both", icon: forms.map(({ provider }) => <i key={provider} className={dotOf(provider)} />) }]
            : []),
        ]}
        value={choice}
        onChange={go}
      />
      <div role="status" className="empty:absolute">
        {switched && switched.to === choice && (
          <Note
            title="Not everything has a twin here."
            action={
              <Button size="sm" onClick={goBack}>
                Undo
              </Button>
            }
          >
            {switched.losses.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Note>
        )}
      </div>
    </section>
  );
});

function dotOf(provider: ProviderId): string {
  return provider === "eachlabs" ? "provider-dot b" : "provider-dot";
}
