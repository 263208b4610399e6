"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { usePaletteActions } from "@/components/palette/palette-actions";
import type { ComposerState } from "@/components/takes/composer/use-composer";
import type { ProviderForm } from "@/lib/settings/loaders";

interface ComposerDeedsInput {
  state: ComposerState;
  forms: readonly ProviderForm[];
  root: RefObject<HTMLFormElement | null>;
  press: () => Promise<void>;
}

/** Ctrl or ⌘ and Enter press Generate from anywhere on the page, but not through an open dialog; the palette offers what the form can do. */
export function useComposerDeeds({ state, forms, root, press }: ComposerDeedsInput): void {
  const client = useQueryClient();
  useKeys({ generate: () => void press() });
  usePaletteActions(async () => {
    const { composerActions } = await import("@/components/palette/composer-actions");
    return composerActions({ state, forms, root: root.current, press: () => void press(), client });
  });
}
