"use client";

import { type RefObject, useEffect, useRef } from "react";
import type { KeyId } from "@/components/keys/key-map";
import { holdsNow, type Where } from "@/components/keys/use-keys";
import type { IconComponent } from "@/components/ui/icon";

/** The parts of the palette, in the order in which they stand. */
export const GROUPS = ["Recent", "Actions", "Go to", "Projects", "Presets", "Settings", "Takes", "Shots"] as const;
export type PaletteGroup = (typeof GROUPS)[number];

/** One line of the palette: something that can be done right now. */
export interface PaletteAction {
  /** Its own, the same each time: what was done last is remembered by it. */
  id: string;
  group: PaletteGroup;
  /** "Duration 8 s", "Switch to Autumn table". */
  title: string;
  /** More words that it is found by. */
  words?: string | undefined;
  /** Beside the title, in a quieter voice. */
  detail?: string | undefined;
  /** Small, at its end. */
  hint?: string | undefined;
  icon?: IconComponent | undefined;
  /** The shortcut that does the same. */
  keyId?: KeyId | undefined;
  /** It holds already. */
  isCurrent?: boolean | undefined;
  /** Only shown once something is typed. */
  isQuiet?: boolean | undefined;
  /** Stands before the title. */
  pictureUrl?: string | undefined;
  run: () => void | Promise<void>;
  /** What ⌘ or Ctrl and Enter do instead. */
  other?: { title: string; run: () => void } | undefined;
}

type Source = () => readonly PaletteAction[] | Promise<readonly PaletteAction[]>;

interface Offer {
  where: Where;
  source: RefObject<Source>;
}

const offers = new Set<Offer>();

/**
 * Offers actions in the palette as long as the component is mounted: those of a page while no dialog is open over it, those of a dialog
 * (`where`) in it. `source` is only asked when the palette opens, so it costs nothing before, may load code or data, and sees the newest props
 * and state. Offer only what can be done now.
 *
 *     usePaletteActions(() => [{ id: "use-sample", group: "Actions", title: "Use a sample", run: useSample }]);
 */
export function usePaletteActions(source: Source, where: Where = "page"): void {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => {
    const offer = { where, source: latest };
    offers.add(offer);
    return () => void offers.delete(offer);
  }, [where]);
}

/** All that is offered now, each source on its own: one that fails or takes its time holds no other back. */
export function offeredNow(): (() => Promise<readonly PaletteAction[]>)[] {
  return [...offers]
    .filter(({ where }) => holdsNow(where))
    .map(
      ({ source }) =>
        async () =>
          source.current(),
    );
}
