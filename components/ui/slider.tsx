"use client";

import type { ComponentProps, CSSProperties } from "react";

interface SliderProps extends Omit<ComponentProps<"input">, "type" | "value" | "onChange" | "min" | "max" | "step"> {
  id: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onChange: (value: number) => void;
  /** How the value reads beside it, and aloud. */
  format?: (value: number) => string;
}

/** A number on a range, its value always beside it. Name it with a label's `htmlFor`. */
export function Slider({ id, value, min, max, step, onChange, format = String, ...rest }: SliderProps) {
  const filled: CSSProperties & { "--v": number } = { "--v": max > min ? ((value - min) / (max - min)) * 100 : 0 };
  return (
    <div className="range">
      <input
        {...rest}
        id={id}
        type="range"
        value={value}
        min={min}
        max={max}
        step={step}
        style={filled}
        aria-valuetext={format(value)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <output htmlFor={id}>{format(value)}</output>
    </div>
  );
}
