"use client";

import { useState } from "react";
import { SettingField } from "@/components/form/setting-field";
import { takes } from "@/components/form/settings";
import { AdvancedFields, CommonFields } from "@/components/form/settings-fields";
import { type AskedPart, pathOf } from "@/components/takes/composer/asked-parts";
import type { DraftWithoutTexts } from "@/components/takes/composer/draft";
import { matched, parityOf, twinsOf } from "@/components/takes/composer/parity";
import { Count, PartHead } from "@/components/takes/composer/provider-group";
import { SeedField } from "@/components/takes/composer/seed-field";
import type { ChangeDraft } from "@/components/takes/composer/use-draft";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { FieldErrors } from "@/lib/errors";
import type { FieldSpec } from "@/lib/providers/form";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Settings } from "@/lib/providers/provider";

interface BothGroupProps {
  a: AskedPart;
  b: AskedPart;
  draft: DraftWithoutTexts;
  change: ChangeDraft;
  trouble: FieldErrors;
}

/** The same take at both providers: what they share once, the rest side by side, and what differs between the two. */
export function BothGroup({ a, b, draft, change, trouble }: BothGroupProps) {
  const [isApart, setApart] = useState(false);
  const sides = [a, b] as const;
  const { differences, givens } = parityOf(a, b, draft.shape);
  const twins = twinsOf(a, b).filter(([ours]) => !ours.isAdvanced);
  const shared = isApart ? [] : twins.filter(([ours]) => a.settings[ours.name] === b.settings[ours.name]);

  const set = ({ form: { provider } }: AskedPart, next: Settings) =>
    change(({ changed }) => ({ changed: { ...changed, [provider]: { ...changed[provider], ...next } } }));

  function match() {
    const { changed, shape, box } = draft;
    const next = matched(a, b, shape);
    change({ changed: next.changed, ...(next.shape !== shape && { shape: next.shape, box: null }) });
    setApart(false);
    toast("Both are asked for the same now.", { run: () => change({ changed, shape, box }) });
  }

  return (
    <section className="group" aria-labelledby="both-group">
      <h2 className="h2" id="both-group">
        A/B
      </h2>
      {shared.map(([ours, theirs]) => (
        <SettingField
          key={ours.name}
          field={commonOf(ours, theirs)}
          name={`${pathOf(0)}${ours.name}`}
          value={a.settings[ours.name] ?? ours.default}
          error={trouble[`${pathOf(0)}${ours.name}`] ?? trouble[`${pathOf(1)}${ours.name}`]}
          onChange={(value) => {
            change(({ changed }) => ({
              changed: {
                ...changed,
                [a.form.provider]: { ...changed[a.form.provider], [ours.name]: value },
                [b.form.provider]: { ...changed[b.form.provider], [ours.name]: value },
              },
            }));
          }}
        />
      ))}
      {shared.length > 0 && (
        <button type="button" className="link xs justify-self-start" onClick={() => setApart(true)}>
          Set {shared.map(([ours]) => ours.title.toLowerCase()).join(" and ")} apart
        </button>
      )}
      <div className="sides">
        {sides.map((part, index) => (
          <section key={part.form.provider} className="side" aria-labelledby={`${part.form.provider}-group`}>
            <PartHead isNarrow part={part} onSettings={(settings) => set(part, settings)} />
            <CommonFields
              isNarrow
              fields={part.form.fields.filter((field) => !shared.some(([ours]) => ours.name === field.name))}
              settings={part.settings}
              path={pathOf(index)}
              errors={trouble}
              onChange={(settings) => set(part, settings)}
            />
          </section>
        ))}
      </div>
      <Parity differences={differences} givens={givens} onMatch={match} />
      {sides.map((part, index) => (
        <AdvancedFields
          key={part.form.provider}
          name={PROVIDER_LABELS[part.form.provider]}
          fields={part.form.fields}
          settings={part.settings}
          path={pathOf(index)}
          errors={trouble}
          onChange={(settings) => set(part, settings)}
        />
      ))}
      <Count words="Takes at each" count={draft.count} error={trouble.count} onCount={(count) => change({ count })} />
      <SeedField
        seed={draft.seed}
        isLocked={draft.isSeedLocked}
        count={draft.count}
        placeholder="New for every pair"
        error={trouble.seed}
        onChange={change}
      />
    </section>
  );
}

interface ParityProps {
  differences: readonly string[];
  givens: readonly string[];
  onMatch: () => void;
}

/** Whether the two clips can be compared, and what stands in the way. */
function Parity({ differences, givens, onMatch }: ParityProps) {
  const isMatched = differences.length === 0;
  return (
    <div role="status">
      <Note tone={isMatched ? "plain" : "warn"} title={isMatched ? "Comparable: the same still, prompt and seed for both." : "Not yet comparable."}>
        <ul className="parity">
          {differences.map((sentence) => (
            <li key={sentence} className="text-ink">
              {sentence}
            </li>
          ))}
          {givens.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {!isMatched && (
          <Button size="sm" className="mt-2" onClick={onMatch}>
            Match them
          </Button>
        )}
      </Note>
    </div>
  );
}

/** The field as both have it: the choices that have a twin. */
function commonOf(ours: FieldSpec, theirs: FieldSpec): FieldSpec {
  return ours.choices ? { ...ours, choices: ours.choices.filter(({ value }) => takes(theirs, value)) } : ours;
}
