"use client";

import { useId } from "react";
import { valueWords } from "@/components/form/settings";
import { ErrorText } from "@/components/ui/error-text";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";

export interface SettingFieldProps {
  field: FieldSpec;
  value: Settings[string];
  error?: string | undefined;
  /** Its help stands below it; else it shows on hover and is read aloud. */
  hasHelp?: boolean;
  onChange: (value: Settings[string]) => void;
}

/** More choices than this stand in a list. */
const SIDE_BY_SIDE_MAX = 4;

/** One setting of a provider, drawn from its specification alone: a choice, a number on a range, or a switch. Its value is always visible. */
export function SettingField(props: SettingFieldProps) {
  const { field, error } = props;
  return (
    <div className="field" data-field={`settings.${field.name}`}>
      <Control {...props} />
      {error && <ErrorText>{error}</ErrorText>}
    </div>
  );
}

function Control({ field, value, hasHelp = false, onChange }: SettingFieldProps) {
  const id = useId();
  const helpId = `${id}-help`;
  const choices = field.choices ?? [];
  const help = (
    <span id={helpId} className={hasHelp ? "hint" : "sr-only"}>
      {field.help}
    </span>
  );
  const label = (
    <label className="label" htmlFor={id} title={hasHelp ? undefined : field.help}>
      {field.title}
    </label>
  );

  if (field.kind === "choice" && choices.length <= SIDE_BY_SIDE_MAX && typeof value !== "boolean") {
    return (
      <Segmented
        label={<span title={hasHelp ? undefined : field.help}>{field.title}</span>}
        options={choices}
        value={value}
        onChange={onChange}
        help={hasHelp ? field.help : undefined}
      />
    );
  }
  if (field.kind === "choice") {
    return (
      <>
        {label}
        <select
          id={id}
          className="select"
          aria-describedby={helpId}
          value={String(value)}
          onChange={(event) => onChange(choices.find((choice) => String(choice.value) === event.target.value)?.value ?? value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={String(choice.value)}>
              {choice.label}
            </option>
          ))}
        </select>
        {help}
      </>
    );
  }
  if (typeof value === "boolean") {
    return (
      <>
        <div className="field-inline">
          {label}
          <Switch id={id} isOn={value} aria-describedby={helpId} onChange={onChange} />
        </div>
        {help}
      </>
    );
  }
  return (
    <>
      <div className="range-row">
        {label}
        <Slider
          id={id}
          aria-describedby={helpId}
          value={Number(value)}
          min={field.min ?? 0}
          max={field.max ?? 100}
          step={field.step ?? 1}
          format={(number) => valueWords(field, number)}
          onChange={(number) => onChange(Math.round(number * 1000) / 1000)}
        />
      </div>
      {help}
    </>
  );
}
