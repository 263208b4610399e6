"use client";

import type { ComponentProps } from "react";

interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "checked" | "onChange" | "role"> {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** On or off, at once. Name it with a label's `htmlFor`, or `aria-label`. */
export function Switch({ isOn, onChange, ...rest }: SwitchProps) {
  return (
    <span className="switch">
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked */}
      <input {...rest} type="checkbox" role="switch" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span />
    </span>
  );
}
