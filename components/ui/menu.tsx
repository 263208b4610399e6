"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

interface MenuProps {
  /** The name of the button that opens it. */
  label: string;
  /** What the button shows. */
  trigger: ReactNode;
  triggerClassName?: string;
  /** More classes of the place it opens at, such as `to-end`. */
  className?: string;
  children: ReactNode;
}

/** A button that opens a small list of things to do. Esc, Tab out of it or a press beside it closes it. */
export function Menu({ label, trigger, triggerClassName = "btn btn-ghost btn-icon", className, children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [isOpen]);

  function closeByKey(event: KeyboardEvent) {
    if (event.key !== "Escape" || !isOpen) return;
    // a dialog around it hears neither the key nor the wish to close
    event.stopPropagation();
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears Esc from what is inside
    <div ref={root} className={className ? `drop ${className}` : "drop"} onKeyDown={closeByKey}>
      <button
        ref={button}
        type="button"
        className={triggerClassName}
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {trigger}
      </button>
      {isOpen && (
        <div className="menu" id={id}>
          {children}
        </div>
      )}
    </div>
  );
}
