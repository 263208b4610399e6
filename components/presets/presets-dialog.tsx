"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DeletedPreset } from "@/components/presets/deleted-preset";
import { PresetRow } from "@/components/presets/preset-row";
import type { PresetForm } from "@/components/presets/use-presets";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { presetsQuery } from "@/lib/presets/queries";
import type { PresetView } from "@/lib/presets/view";

interface PresetsDialogProps {
  form: PresetForm;
  onClose: () => void;
  onSave: () => void;
}

/** Every preset of the team, to rename, to set anew and to delete. What was deleted here can be had back here. */
export function PresetsDialog({ form, onClose, onSave }: PresetsDialogProps) {
  const { data: presets, isError, refetch } = useQuery(presetsQuery());
  const [deleted, setDeleted] = useState<PresetView[]>([]);
  const isGone = (id: string) => deleted.some((preset) => preset.id === id);
  const lines = presets && [...presets.filter(({ id }) => !isGone(id)), ...deleted].sort((one, other) => one.name.localeCompare(other.name));

  return (
    <Dialog
      isOpen
      onClose={onClose}
      className="presets-dialog"
      title="Presets"
      description="They are the team’s: a change here holds for everybody."
      footer={<Button onClick={onSave}>Save as preset…</Button>}
    >
      {!lines && !isError && <p role="status">Loading the presets</p>}
      {!lines && isError && (
        <Empty level={3} title="The presets could not be loaded" action={<Button onClick={() => void refetch()}>Try again</Button>}>
          The connection dropped, or the studio is away.
        </Empty>
      )}
      {lines?.length === 0 && (
        <Empty level={3} title="No presets yet">
          Set the form as you like it, then save that under a name.
        </Empty>
      )}
      {lines && lines.length > 0 && (
        <ul aria-label="Presets">
          {lines.map((preset) =>
            isGone(preset.id) ? (
              <DeletedPreset key={preset.id} preset={preset} onRestored={() => setDeleted((held) => held.filter(({ id }) => id !== preset.id))} />
            ) : (
              <PresetRow key={preset.id} preset={preset} form={form} onDeleted={() => setDeleted((held) => [...held, preset])} />
            ),
          )}
        </ul>
      )}
    </Dialog>
  );
}
