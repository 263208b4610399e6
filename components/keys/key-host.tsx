"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";
import { allowSingleKeys } from "@/components/keys/match-key";
import { onOpenPanel, openPanel, type Panel } from "@/components/keys/open-panel";
import { useKeys } from "@/components/keys/use-keys";
import { usePreferences } from "@/components/shell/preferences";
import { toast } from "@/components/ui/toast";
import type { Role } from "@/lib/access/actor";

/** Who is at the keyboard. */
export interface PanelMember {
  id: string;
  role: Role;
}

export interface PanelProps {
  member: PanelMember;
  onClose: () => void;
}

const PANELS: Record<Panel, () => Promise<ComponentType<PanelProps>>> = {
  palette: () => import("@/components/palette/palette-dialog").then((module) => module.PaletteDialog),
  help: () => import("@/components/keys/help-sheet").then((module) => module.HelpSheet),
};

const loaded = new Map<Panel, ComponentType<PanelProps>>();

/** Hears the keys of every page, and shows the palette and the list of shortcuts. */
export function KeyHost({ member }: { member: PanelMember }) {
  const { hasSingleKeys } = usePreferences();
  const [shown, setShown] = useState<{ Panel: ComponentType<PanelProps> } | null>(null);
  const close = useCallback(() => setShown(null), []);

  useEffect(() => allowSingleKeys(hasSingleKeys), [hasSingleKeys]);
  useEffect(
    () =>
      onOpenPanel((panel) => {
        const known = loaded.get(panel);
        if (known) return setShown({ Panel: known });
        PANELS[panel]().then(
          (Panel) => {
            loaded.set(panel, Panel);
            setShown({ Panel });
          },
          () => toast("That could not be loaded. Check the connection, then try again."),
        );
      }),
    [],
  );
  useKeys({ palette: () => openPanel("palette"), help: () => openPanel("help") }, "everywhere");

  return shown && <shown.Panel member={member} onClose={close} />;
}
