"use client";

import { type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Check, ChevronDown } from "@/components/ui/icons";

export interface FacetOption {
  value: string | null;
  label: string;
  icon?: ReactNode;
  /** The address of the gallery narrowed so. */
  href: string;
}

interface FacetProps {
  /** "Status" */
  name: string;
  options: readonly FacetOption[];
  value: string | null;
  onChoose: (value: string | null) => void;
}

/** One filter: a chip that opens a menu of addresses, of which one is chosen. Arrows, Home and End move in it, Esc closes it. */
export function Facet({ name, options, value, onChoose }: FacetProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  const chosen = options.find((option) => option.value === value && value !== null);

  useEffect(() => {
    if (isOpen) menu.current?.querySelector<HTMLElement>("[aria-checked=true]")?.focus();
  }, [isOpen]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (event: MouseEvent, option: FacetOption) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    close();
    if (option.value !== value) onChoose(option.value);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" && !isOpen) {
      event.preventDefault();
      setOpen(true);
    } else if (isOpen) moveInMenu(event, close);
  };
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears keys and focus of what is inside
    <div className="drop" onKeyDown={press} onBlur={leave}>
      <button
        ref={button}
        type="button"
        className={chosen ? "chip is-on" : "chip"}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {chosen ? `${name}: ${chosen.label}` : name}
        <ChevronDown className="icon" aria-hidden="true" />
      </button>
      {isOpen && (
        <div ref={menu} className="menu" id={id} role="menu" aria-label={name}>
          {options.map((option) => (
            <a
              key={option.label}
              className="menu-item"
              role="menuitemradio"
              aria-checked={option.value === value}
              tabIndex={-1}
              href={option.href}
              onClick={(event) => choose(event, option)}
            >
              {option.icon}
              <span className="grow">{option.label}</span>
              {option.value === value && <Check className="icon" aria-hidden="true" />}
            </a>
          ))}
        </div>
      )}
    </div>
  );
}

function moveInMenu(event: KeyboardEvent, close: () => void) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=menuitemradio]")];
  const held = document.activeElement;
  const at = held instanceof HTMLElement ? items.indexOf(held) : -1;
  const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[to]?.focus();
  } else if (event.key === " " && at >= 0) {
    event.preventDefault();
    items[at]?.click();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    close();
  }
}
