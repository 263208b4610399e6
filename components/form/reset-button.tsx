"use client";

import type { MouseEvent, ReactNode } from "react";
import { RotateCcw } from "@/components/ui/icons";

interface ResetButtonProps {
  /** "Reset Steps to 27" */
  label: string;
  onReset: () => void;
  children?: ReactNode;
}

/** Marks what differs from its default and takes it back. It goes once that is done: the focus moves on to what was reset. */
export function ResetButton({ label, onReset, children }: ResetButtonProps) {
  function reset({ currentTarget }: MouseEvent<HTMLButtonElement>) {
    const place = currentTarget.closest("[data-field]");
    onReset();
    requestAnimationFrame(() => place?.querySelector<HTMLElement>("input:checked, select, input:not([type=radio])")?.focus());
  }

  return (
    <button type="button" className="reset" aria-label={label} title={label} onClick={reset}>
      <RotateCcw className="icon" />
      {children}
    </button>
  );
}
