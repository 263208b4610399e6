"use client";

import { type KeyboardEvent, useRef } from "react";

interface TabsProps<V extends string> {
  label: string;
  tabs: readonly { id: V; label: string; count?: number | undefined }[];
  value: V | undefined;
  /** What they switch. */
  panelId: string;
  onChange: (value: V) => void;
  className?: string;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Which of a few panels is shown: one tab stop, moved through with the arrow keys. */
export function Tabs<V extends string>({ label, tabs, value, panelId, onChange, className = "" }: TabsProps<V>) {
  const list = useRef<HTMLDivElement>(null);

  function turn(event: KeyboardEvent) {
    const step = STEPS[event.key];
    const at = tabs.findIndex(({ id }) => id === value);
    const next = event.key === "Home" ? tabs[0] : event.key === "End" ? tabs.at(-1) : step && tabs[(at + step + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  }

  return (
    <div ref={list} className={`tabs ${className}`} role="tablist" aria-label={label} tabIndex={-1} onKeyDown={turn}>
      {tabs.map(({ id, label: name, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          className="tab"
          data-tab={id}
          aria-selected={id === value}
          aria-controls={panelId}
          tabIndex={id === value ? 0 : -1}
          onClick={() => onChange(id)}
        >
          {name}
          {count !== undefined && <span className="n">{count}</span>}
        </button>
      ))}
    </div>
  );
}
