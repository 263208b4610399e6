"use client";

import { ChevronRight } from "lucide-react";
import { SettingField } from "@/components/form/setting-field";
import { changedOf, groupFields, resetFields, valueWords } from "@/components/form/settings";
import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";

interface SettingsFieldsProps {
  fields: readonly FieldSpec[];
  settings: Settings;
  /** By the name that a field is sent by: "settings.shift". */
  errors: Record<string, string>;
  onChange: (settings: Settings) => void;
}

/** So many choices fit side by side with another field. */
const HALF_WIDTH_MAX = 2;

/** Every setting of a provider: the common ones at once, the others under "Fine tuning", those the vendor fixed as facts. */
export function SettingsFields({ fields, settings, errors, onChange }: SettingsFieldsProps) {
  const { common, tuning, fixed } = groupFields(fields);
  const changed = changedOf(tuning, settings).length;

  const draw = (field: FieldSpec, hasHelp: boolean) => (
    <SettingField
      key={field.name}
      field={field}
      hasHelp={hasHelp}
      value={settings[field.name] ?? field.default}
      error={errors[`settings.${field.name}`]}
      onChange={(value) => onChange({ ...settings, [field.name]: value })}
    />
  );

  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {common.map((field) => (
          <div key={field.name} className={(field.choices?.length ?? 0) > HALF_WIDTH_MAX ? "col-span-full" : undefined}>
            {draw(field, false)}
          </div>
        ))}
      </div>
      {tuning.length > 0 && (
        <details className="tuning">
          <summary>
            <ChevronRight className="icon" />
            Fine tuning
            {changed > 0 && <span className="right muted">{changed} changed</span>}
          </summary>
          <div className="tuning-body gap-4">
            {tuning.map((field) => draw(field, true))}
            {fixed.length > 0 && (
              <dl className="dl xs">
                {fixed.map((field) => (
                  <div key={field.name} className="contents" title={field.help}>
                    <dt>{field.title}</dt>
                    <dd>{valueWords(field, field.default)}, fixed</dd>
                  </div>
                ))}
              </dl>
            )}
            {changed > 0 && (
              <button type="button" className="link xs justify-self-start" onClick={() => onChange(resetFields(tuning, settings))}>
                Reset fine tuning
              </button>
            )}
          </div>
        </details>
      )}
    </>
  );
}
