"use client";

import { Minus, Plus } from "@/components/ui/icons";

interface StepperProps {
  /** What is counted: "takes" makes "Fewer takes" and "More takes". */
  what: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  isSmall?: boolean;
}

/** A small whole number, one step at a time. */
export function Stepper({ what, value, min, max, onChange, isSmall = false }: StepperProps) {
  return (
    <span className={isSmall ? "stepper stepper-sm" : "stepper"}>
      <button type="button" aria-label={`Fewer ${what}`} aria-disabled={value <= min || undefined} onClick={() => value > min && onChange(value - 1)}>
        <Minus className="icon" />
      </button>
      <output>
        {value}
        <span className="sr-only"> {what}</span>
      </output>
      <button type="button" aria-label={`More ${what}`} aria-disabled={value >= max || undefined} onClick={() => value < max && onChange(value + 1)}>
        <Plus className="icon" />
      </button>
    </span>
  );
}
