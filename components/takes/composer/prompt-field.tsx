"use client";

import { useId, useLayoutEffect, useRef } from "react";
import { ErrorText } from "@/components/ui/error-text";

interface PromptFieldProps {
  /** The name it is sent by. */
  name: string;
  label: string;
  placeholder: string;
  value: string;
  max: number;
  error: string | undefined;
  isSmall?: boolean;
  onChange: (value: string) => void;
}

/** The counter shows from here on. */
const NEAR = 0.9;

/** A text that grows with what is written. Too much can be written and is said to be: nothing is cut off. */
export function PromptField({ name, label, placeholder, value, max, error, isSmall = false, onChange }: PromptFieldProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const isNear = value.length > max * NEAR;
  const isOver = value.length > max;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || CSS.supports("field-sizing", "content")) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [value]);

  const described = [error && `${id}-error`, isNear && `${id}-count`].filter(Boolean).join(" ");
  return (
    <div className="field" data-field={name}>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className={`prompt-box ${error ? "border-(--color-danger)" : ""}`}>
        <textarea
          ref={area}
          id={id}
          name={name}
          className={`field-sizing-content max-h-80 pb-2 ${isSmall ? "min-h-9 text-(length:--text-sm)" : ""}`}
          rows={isSmall ? 1 : 3}
          value={value}
          placeholder={placeholder}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {isNear && (
          <div className="prompt-foot">
            <span className={`right xxs mono ${isOver ? "state-danger" : "muted"}`} id={`${id}-count`}>
              {value.length.toLocaleString("en-US")} / {max.toLocaleString("en-US")}
            </span>
          </div>
        )}
      </div>
      {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
    </div>
  );
}
