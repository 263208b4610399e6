"use client";

import { useReread } from "@/components/presets/use-presets";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { restorePresetAction } from "@/lib/presets/actions";
import type { PresetView } from "@/lib/presets/view";

/** Where a preset stood: it can be had back as long as this is shown. */
export function DeletedPreset({ preset, onRestored }: { preset: PresetView; onRestored: () => void }) {
  const reread = useReread();
  const { run, error, isBusy } = useAction(restorePresetAction, async () => {
    await reread();
    onRestored();
  });
  return (
    <li className="preset-row">
      <div className="grid min-w-0">
        <span className="soft truncate" role="status">
          “{preset.name}” is deleted.
        </span>
        {error && <ErrorText>{error.message}</ErrorText>}
      </div>
      <Button size="sm" autoFocus isBusy={isBusy} onClick={() => void run({ presetId: preset.id })}>
        Undo
      </Button>
    </li>
  );
}
