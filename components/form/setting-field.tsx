"use client";

import { memo, type ReactNode, useCallback, useId } from "react";
import { ResetButton } from "@/components/form/reset-button";
import { helpWords, valueWords } from "@/components/form/settings";
import { ErrorText } from "@/components/ui/error-text";
import { Segmented } from "@/components/ui/segmented";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import type { FieldSpec } from "@/lib/providers/form";
import type { Settings } from "@/lib/providers/provider";

/** Told the value, and the name of the field as its specification has it. */
export type SetField = (value: Settings[string], field: string) => void;

export interface SettingFieldProps {
  field: FieldSpec;
  value: Settings[string];
  /** What it is sent by: "settings.shift". */
  name: string;
  error?: string | undefined;
  /** Its help, bounds and default stand below it; else they show on hover and are read aloud. */
  hasHelp?: boolean;
  /** Little room: many choices stand in a list. */
  isNarrow?: boolean;
  onChange: SetField;
}

/** So many choices stand side by side; more stand in a list. */
const SIDE_BY_SIDE_MAX = 4;
const SIDE_BY_SIDE_MAX_NARROW = 2;

/** One setting of a provider, drawn from its specification alone: a choice, a number on a range, or a switch. What differs from its default can be reset. */
export const SettingField = memo(function SettingField({ onChange, ...props }: SettingFieldProps) {
  const { field, value, name, error } = props;
  const set = useCallback((value: Settings[string]) => onChange(value, field.name), [onChange, field.name]);
  const reset =
    value === field.default ? null : (
      <ResetButton label={`Reset ${field.title} to ${valueWords(field, field.default)}`} onReset={() => set(field.default)} />
    );
  return (
    <div className="field" data-field={name}>
      <Control {...props} reset={reset} onChange={set} />
      {error && <ErrorText>{error}</ErrorText>}
    </div>
  );
});

interface ControlProps extends Omit<SettingFieldProps, "onChange"> {
  reset: ReactNode;
  onChange: (value: Settings[string]) => void;
}

function Control({ field, value, hasHelp = false, isNarrow = false, reset, onChange }: ControlProps) {
  const id = useId();
  const helpId = `${id}-help`;
  const choices = field.choices ?? [];
  const words = helpWords(field);
  const title = hasHelp ? undefined : words;
  const help = (
    <span id={helpId} className={hasHelp ? "hint" : "sr-only"}>
      {words}
    </span>
  );
  const label = (
    <label className="label" htmlFor={id} title={title}>
      {field.title}
    </label>
  );

  if (field.kind === "choice" && choices.length <= (isNarrow ? SIDE_BY_SIDE_MAX_NARROW : SIDE_BY_SIDE_MAX) && typeof value !== "boolean") {
    return (
      <>
        <div className="field-head">
          <span className="label" aria-hidden="true" title={title}>
            {field.title}
          </span>
          {reset}
        </div>
        <Segmented label={field.title} isLabelHidden options={choices} value={value} onChange={onChange} help={hasHelp ? words : undefined} />
      </>
    );
  }
  if (field.kind === "choice") {
    return (
      <>
        <div className="field-head">
          {label}
          {reset}
        </div>
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
          <span className="field-name">
            {label}
            {reset}
          </span>
          <Switch id={id} isOn={value} aria-describedby={helpId} onChange={onChange} />
        </div>
        {help}
      </>
    );
  }
  return (
    <>
      <div className="range-row">
        <span className="field-name">
          {label}
          {reset}
        </span>
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
