"use client";

import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useReread } from "@/components/presets/use-presets";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { renamePresetAction } from "@/lib/presets/actions";
import { PRESET_NAME_MAX } from "@/lib/presets/limits";
import type { PresetView } from "@/lib/presets/view";

/** Another name, in the place of the row. Esc leaves it as it was. */
export function PresetNameForm({ preset, onDone }: { preset: PresetView; onDone: () => void }) {
  const [name, setName] = useState(preset.name);
  const reread = useReread();
  const { run, error, isBusy } = useAction(renamePresetAction, async () => {
    await reread();
    onDone();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void run({ presetId: preset.id, name });
  }

  function leave(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    // the dialog around it stays
    event.preventDefault();
    event.stopPropagation();
    onDone();
  }

  return (
    <li className="preset-row">
      <form className="row grow items-start" method="post" noValidate onSubmit={submit} onKeyDown={leave}>
        <Field label="Name" isLabelHidden error={error?.fields?.name ?? error?.message} className="grow">
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              // biome-ignore lint/a11y/noAutofocus: it stands where the name was pressed
              autoFocus
              maxLength={PRESET_NAME_MAX}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          Rename
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </form>
    </li>
  );
}
