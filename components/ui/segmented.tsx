"use client";

import { type ReactNode, useId } from "react";

export interface SegmentedOption<V extends string | number> {
  value: V;
  label: ReactNode;
  icon?: ReactNode;
  isDisabled?: boolean;
  /** Shown on hover, where the label is an icon. */
  title?: string;
}

interface SegmentedProps<V extends string | number> {
  label: ReactNode;
  isLabelHidden?: boolean;
  options: readonly SegmentedOption<V>[];
  value: V;
  onChange: (value: V) => void;
  /** For a form that is sent as it is. */
  name?: string;
  help?: ReactNode;
  className?: string;
}

/** A choice of a few: radios side by side, moved through with the arrow keys. */
export function Segmented<V extends string | number>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
  name,
  help,
  className,
}: SegmentedProps<V>) {
  const id = useId();
  return (
    <div className={className ? `field ${className}` : "field"}>
      <span className={isLabelHidden ? "sr-only" : "label"} id={`${id}-label`}>
        {label}
      </span>
      <div className="seg" role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={help ? `${id}-help` : undefined}>
        {options.map((option) => (
          <label key={option.value} title={option.title}>
            <input
              type="radio"
              name={name ?? id}
              value={option.value}
              checked={option.value === value}
              disabled={option.isDisabled}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.icon}
              {option.label}
            </span>
          </label>
        ))}
      </div>
      {help && (
        <span className="hint" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
}
