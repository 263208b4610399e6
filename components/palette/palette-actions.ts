"use client";

import type { LucideIcon } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import type { KeyId } from "@/components/keys/key-map";

/** The parts of the palette, in the order in which they stand. */
export const GROUPS = ["Recent", "Actions", "Go to", "Projects", "Presets", "Settings", "Takes"] as const;
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
  icon?: LucideIcon | undefined;
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

const sources = new Set<RefObject<Source>>();

/**
 * Offers actions in the palette as long as the component is mounted. `source` is only asked when the palette opens, so it costs nothing before,
 * may load code or data, and sees the newest props and state. Offer only what can be done now.
 *
 *     usePaletteActions(() => [{ id: "use-sample", group: "Actions", title: "Use a sample", run: useSample }]);
 */
export function usePaletteActions(source: Source): void {
  const latest = useRef(source);
  useEffect(() => {
    latest.current = source;
  });
  useEffect(() => {
    sources.add(latest);
    return () => void sources.delete(latest);
  }, []);
}

/** All that is offered now, each source on its own: one that fails or takes its time holds no other back. */
export function offeredActions(): Promise<readonly PaletteAction[]>[] {
  return [...sources].map(async (source) => source.current());
}
