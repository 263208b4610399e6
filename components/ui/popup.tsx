"use client";

import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";

interface PopupProps {
  /** The button that it belongs to: it opens beside it, and gives the focus back to it. */
  anchor: RefObject<HTMLElement | null>;
  label: string;
  /** Asked for by Esc, by Tab out of it and by a press beside it. */
  onClose: () => void;
  children: ReactNode;
}

/** Between the button and the list, and between the list and the edge of the window. */
const GAP_PX = 6;
const EDGE_PX = 8;

/** A list of things to do that opens at a button, above everything and never cut off; on a phone it comes from below. Arrows, Home and End move in it. */
export function Popup({ anchor, label, onClose, children }: PopupProps) {
  const root = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    element.showPopover();
    const stay = () => anchor.current && place(element, anchor.current.getBoundingClientRect());
    const begin = () => {
      const held = document.activeElement;
      if (held === anchor.current || held === element || held === document.body) itemsOf(element)[0]?.focus({ preventScroll: true });
    };
    stay();
    begin();
    // what is in it may come later
    const filled = new MutationObserver(begin);
    filled.observe(element, { childList: true });
    // what is in it may open, and grow
    const watch = new ResizeObserver(stay);
    watch.observe(element);
    window.addEventListener("resize", stay);
    document.addEventListener("scroll", stay, { capture: true, passive: true });
    return () => {
      watch.disconnect();
      filled.disconnect();
      window.removeEventListener("resize", stay);
      document.removeEventListener("scroll", stay, { capture: true });
    };
  }, [anchor]);

  useEffect(() => {
    const leave = (event: Event) => {
      if (!(event.target instanceof Node) || root.current?.contains(event.target) || anchor.current?.contains(event.target)) return;
      close.current();
    };
    const leaveByKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // a dialog around it hears neither the key nor the wish to close
      event.stopPropagation();
      event.preventDefault();
      anchor.current?.focus();
      close.current();
    };
    document.addEventListener("keydown", leaveByKey, { capture: true });
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    return () => {
      document.removeEventListener("keydown", leaveByKey, { capture: true });
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
    };
  }, [anchor]);

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    // what lies below has keys of its own, and so has a text
    event.stopPropagation();
    if (event.target instanceof HTMLInputElement) return;
    const items = itemsOf(event.currentTarget);
    const held = document.activeElement;
    const at = held instanceof HTMLElement ? items.indexOf(held) : -1;
    const to = { ArrowDown: (at + 1) % items.length, ArrowUp: (at - 1 + items.length) % items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, in no form
    <div ref={root} popover="manual" role="group" aria-label={label} tabIndex={-1} className="menu popup" onKeyDown={press}>
      {children}
    </div>
  );
}

function itemsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(".menu-item")];
}

/** Below the button where there is room, else above it; its end at the button's end, within the window. A narrow window's sheet is placed by its style. */
function place(element: HTMLElement, at: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = element;
  const isRoomBelow = at.bottom + GAP_PX + height <= window.innerHeight - EDGE_PX;
  const top = isRoomBelow ? at.bottom + GAP_PX : Math.max(EDGE_PX, at.top - GAP_PX - height);
  const left = Math.min(Math.max(EDGE_PX, at.right - width), window.innerWidth - EDGE_PX - width);
  element.style.setProperty("--popup-top", `${top}px`);
  element.style.setProperty("--popup-left", `${left}px`);
}
