"use client";

import { type ReactNode, useId } from "react";
import { ErrorText } from "@/components/ui/error-text";

/** What ties a control to its label, help and error: spread it on the control. */
export interface FieldWiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

interface FieldProps {
  label: ReactNode;
  /** For eyes the label is plain enough without words. */
  isLabelHidden?: boolean;
  help?: ReactNode;
  error?: ReactNode;
  /** Stands at the end of the label's line. */
  aside?: ReactNode;
  className?: string;
  children: (wiring: FieldWiring) => ReactNode;
}

/** A labelled control with its help and its error. */
export function Field({ label, isLabelHidden = false, help, error, aside, className, children }: FieldProps) {
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const described = [error && errorId, help && helpId].filter(Boolean).join(" ");

  return (
    <div className={className ? `field ${className}` : "field"}>
      <div className={isLabelHidden ? "sr-only" : "field-head"}>
        <label className="label" htmlFor={id}>
          {label}
        </label>
        {aside}
      </div>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error && <ErrorText id={errorId}>{error}</ErrorText>}
      {help && (
        <span className="hint" id={helpId}>
          {help}
        </span>
      )}
    </div>
  );
}
