"use client";

import { useCallback, useState } from "react";
import { type SetField, SettingField } from "@/components/form/setting-field";
import { changedOf, groupFields, valueWords } from "@/components/form/settings";
import { ChevronRight } from "@/components/ui/icons";
import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";

interface SettingsFieldsProps {
  fields: readonly FieldSpec[];
  settings: Settings;
  /** What comes before a field's name where it is sent: "settings." */
  path: string;
  /** By the name that a field is sent by. */
  errors: Record<string, string>;
  /** Told of the settings that change, alone. */
  onChange: (changed: Settings) => void;
}

/** So many choices fit side by side with another field. */
const HALF_WIDTH_MAX = 2;
/** Whether the advanced settings stand open, in this browser. */
const OPEN_KEY = "dailies-advanced";

/** The settings that are asked often. */
export function CommonFields({ fields, settings, path, errors, onChange, isNarrow = false }: SettingsFieldsProps & { isNarrow?: boolean }) {
  const set = useFieldSetter(onChange);
  return (
    <div className={isNarrow ? "grid grid-cols-1 gap-3" : "grid grid-cols-2 gap-3"}>
      {groupFields(fields).common.map((field) => (
        <div key={field.name} className={!isNarrow && (field.choices?.length ?? 0) > HALF_WIDTH_MAX ? "col-span-full" : undefined}>
          <SettingField
            field={field}
            isNarrow={isNarrow}
            value={settings[field.name] ?? field.default}
            name={`${path}${field.name}`}
            error={errors[`${path}${field.name}`]}
            onChange={set}
          />
        </div>
      ))}
    </div>
  );
}

/** The others behind "Advanced", which stays as it was left, and below them as facts what the vendor fixed. Nothing where a provider has none. */
export function AdvancedFields({ fields, settings, path, errors, onChange, name }: SettingsFieldsProps & { name?: string }) {
  const { tuning, fixed } = groupFields(fields);
  const [isOpen, setOpen] = useState(wasOpen);
  const set = useFieldSetter(onChange);
  const changed = changedOf(tuning, settings).length;
  if (tuning.length === 0) return null;
  const hasError = tuning.some((field) => errors[`${path}${field.name}`]);

  return (
    <details
      className="tuning"
      open={isOpen || hasError}
      onToggle={({ currentTarget: { open } }) => {
        setOpen(open);
        keepOpen(open);
      }}
    >
      <summary>
        <ChevronRight className="icon" />
        {name ? `${name}, advanced` : "Advanced"}
        {changed > 0 && <span className="right muted">{changed} changed</span>}
      </summary>
      <div className="tuning-body gap-4">
        {tuning.map((field) => (
          <SettingField
            key={field.name}
            field={field}
            hasHelp
            value={settings[field.name] ?? field.default}
            name={`${path}${field.name}`}
            error={errors[`${path}${field.name}`]}
            onChange={set}
          />
        ))}
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
      </div>
    </details>
  );
}

/** One for all fields, so that only the one that changes is drawn anew. */
function useFieldSetter(onChange: SettingsFieldsProps["onChange"]): SetField {
  return useCallback((value, field) => onChange({ [field]: value }), [onChange]);
}

/** A browser that keeps nothing begins closed. */
function wasOpen(): boolean {
  try {
    return localStorage.getItem(OPEN_KEY) === "open";
  } catch {
    return false;
  }
}

function keepOpen(isOpen: boolean): void {
  try {
    localStorage.setItem(OPEN_KEY, isOpen ? "open" : "closed");
  } catch {
    // it stays as it is for as long as the page does
  }
}
