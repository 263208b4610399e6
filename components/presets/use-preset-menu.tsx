"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ComponentType, type ReactNode, type RefObject, useRef, useState } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { usePaletteActions } from "@/components/palette/palette-actions";
import type { PresetMenuProps } from "@/components/presets/preset-menu";
import type { PresetForm } from "@/components/presets/use-presets";
import { toast } from "@/components/ui/toast";

export interface PresetOpener {
  anchor: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onPress: () => void;
}

/**
 * The team's presets at a form: `opener` for its button, `panel` for what opens. The panel has forms of its own, so it stands outside of the
 * form. Its code and the list come with the first press.
 */
export function usePresetMenu(form: PresetForm): { opener: PresetOpener; panel: ReactNode } {
  const anchor = useRef<HTMLButtonElement>(null);
  const client = useQueryClient();
  const [loaded, setLoaded] = useState<{ Menu: ComponentType<PresetMenuProps> } | null>(null);
  const [isOpen, setOpen] = useState(false);

  async function open(): Promise<void> {
    try {
      const { PresetMenu } = await import("@/components/presets/preset-menu");
      setLoaded({ Menu: PresetMenu });
      setOpen(true);
    } catch {
      toast("The presets could not be loaded. Check the connection, then try again.");
    }
  }

  useKeys({ presets: () => void open() });
  usePaletteActions(async () => {
    const { presetActions } = await import("@/components/presets/preset-actions");
    return presetActions(client, form);
  });

  return {
    opener: { anchor, isOpen, onPress: () => (isOpen ? setOpen(false) : void open()) },
    panel: loaded && <loaded.Menu form={form} anchor={anchor} isOpen={isOpen} onClose={() => setOpen(false)} />,
  };
}
