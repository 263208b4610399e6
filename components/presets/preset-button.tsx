"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Bookmark, ChevronDown } from "lucide-react";
import { type ComponentType, useRef, useState } from "react";
import { useKeys } from "@/components/keys/use-keys";
import { usePaletteActions } from "@/components/palette/palette-actions";
import type { PresetMenuProps } from "@/components/presets/preset-menu";
import type { PresetForm } from "@/components/presets/use-presets";
import { toast } from "@/components/ui/toast";

/** Opens the team's presets. Their code and their list come with the first press. */
export function PresetButton(form: PresetForm) {
  const button = useRef<HTMLButtonElement>(null);
  const client = useQueryClient();
  const [shown, setShown] = useState<{ Menu: ComponentType<PresetMenuProps> } | null>(null);
  const [isOpen, setOpen] = useState(false);

  async function open(): Promise<void> {
    try {
      const { PresetMenu } = await import("@/components/presets/preset-menu");
      setShown({ Menu: PresetMenu });
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

  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-ghost btn-sm"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? setOpen(false) : void open())}
      >
        <Bookmark className="icon" />
        Presets
        <ChevronDown className="icon" />
      </button>
      {shown && <shown.Menu form={form} anchor={button} isOpen={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}
