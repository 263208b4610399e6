"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { KeyId } from "@/components/keys/key-map";
import { keyOf } from "@/components/keys/match-key";

/** What each key does now; false or nothing where it can't. */
export type Deeds = Partial<Record<KeyId, Deed | false | undefined>>;
/** Hears which of its keys was pressed; empty where it was asked for otherwise. */
type Deed = (key: string) => void;

/** Where keys hold: on the page while no dialog is open, in one dialog, or on the page and in each dialog marked `data-keys="everywhere"`. */
export type Where = "page" | "everywhere" | RefObject<HTMLDialogElement | null>;

interface Hearer {
  where: Where;
  deeds: RefObject<Deeds>;
}

const hearers: Hearer[] = [];

/**
 * Does something at a key as long as the component is mounted. Of two who hear the same key the newer one does. No key is heard while a text is
 * written (but those with ⌘ or Ctrl), nor through a dialog that it is not for.
 */
export function useKeys(deeds: Deeds, where: Where = "page"): void {
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    const hearer = { where, deeds: latest };
    if (hearers.length === 0) window.addEventListener("keydown", hear);
    hearers.unshift(hearer);
    return () => {
      hearers.splice(hearers.indexOf(hearer), 1);
      if (hearers.length === 0) window.removeEventListener("keydown", hear);
    };
  }, [where]);
}

/** What the keys would do that hold now, newest first: the palette offers the same. */
export function deedsNow(): { id: KeyId; run: () => void }[] {
  const modal = openModal(null);
  const found = new Map<KeyId, Deed>();
  for (const { deeds } of hearers.filter(({ where }) => holds(where, modal))) {
    for (const [id, deed] of deedsOf(deeds.current)) if (!found.has(id)) found.set(id, deed);
  }
  return [...found].map(([id, run]) => ({ id, run: () => run("") }));
}

function hear(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const modal = openModal(event.target);
  for (const hearer of hearers) {
    if (!holds(hearer.where, modal)) continue;
    const deeds = deedsOf(hearer.deeds.current);
    const id = keyOf(event, deeds.keys());
    const deed = id && deeds.get(id);
    if (!deed) continue;
    event.preventDefault();
    deed(event.key.toLowerCase());
    return;
  }
}

function deedsOf(deeds: Deeds): Map<KeyId, Deed> {
  return new Map(Object.entries(deeds).filter((entry): entry is [KeyId, Deed] => typeof entry[1] === "function"));
}

/** True where what holds there holds now: nothing is open over it. */
export function holdsNow(where: Where): boolean {
  return holds(where, openModal(null));
}

function holds(where: Where, modal: HTMLDialogElement | null): boolean {
  if (where === "page") return modal === null;
  if (where === "everywhere") return modal === null || modal.dataset.keys === "everywhere";
  return modal !== null && where.current === modal;
}

/** The dialog that a press belongs to: the focus is in the one on top. */
function openModal(target: EventTarget | null): HTMLDialogElement | null {
  const around = target instanceof Element ? target.closest<HTMLDialogElement>("dialog:modal") : null;
  return around ?? [...document.querySelectorAll<HTMLDialogElement>("dialog:modal")].at(-1) ?? null;
}
