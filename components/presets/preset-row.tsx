"use client";

import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { presetWords } from "@/components/presets/apply-preset";
import { PresetNameForm } from "@/components/presets/preset-name-form";
import { heldBy, type PresetForm, useReread } from "@/components/presets/use-presets";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { IconButton } from "@/components/ui/icon-button";
import { LocalTime } from "@/components/ui/local-time";
import { Pencil, RefreshCw, Trash2 } from "@/components/ui/more-icons";
import { deletePresetAction, updatePresetAction } from "@/lib/presets/actions";
import type { PresetView } from "@/lib/presets/view";

interface PresetRowProps {
  preset: PresetView;
  form: PresetForm;
  onDeleted: () => void;
}

/** One preset and what can be done with it. */
export function PresetRow({ preset, form, onDeleted }: PresetRowProps) {
  const [isRenaming, setRenaming] = useState(false);
  const [before, setBefore] = useState<PresetView | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const reread = useReread();
  const update = useAction(updatePresetAction, () => void reread());
  const remove = useAction(deletePresetAction, () => {
    onDeleted();
    void reread();
  });
  const error = update.error ?? remove.error;

  function stopRenaming() {
    flushSync(() => setRenaming(false));
    pencil.current?.focus();
  }

  function setToForm() {
    const held = heldBy(form, form.state.draft.provider);
    setBefore(preset);
    void update.run({
      presetId: preset.id,
      ...held,
      // of the words only those that belonged to it go on to
      prompt: preset.prompt === null ? null : held.prompt || null,
      negativePrompt: preset.negativePrompt === null ? null : held.negativePrompt,
    });
  }

  function setBack({ provider, settings, prompt, negativePrompt }: PresetView) {
    setBefore(null);
    void update.run({ presetId: preset.id, provider, settings, prompt, negativePrompt });
  }

  if (isRenaming) return <PresetNameForm preset={preset} onDone={stopRenaming} />;
  return (
    <li className="preset-row">
      <div className="grid min-w-0">
        <span className="strong truncate">{preset.name}</span>
        <span className="hint">{presetWords(preset, form.forms)}</span>
        <span className="hint">
          {preset.by && `${preset.by}, `}
          <LocalTime moment={preset.updatedAt} />
        </span>
        {error && <ErrorText>{error.message}</ErrorText>}
        {before && !error && !update.isBusy && (
          <span className="row" role="status">
            Set to what is in the form.
            <Button size="sm" onClick={() => setBack(before)}>
              Undo
            </Button>
          </span>
        )}
      </div>
      <div className="row nowrap">
        <IconButton ref={pencil} label={`Rename “${preset.name}”`} onClick={() => setRenaming(true)}>
          <Pencil className="icon" />
        </IconButton>
        <IconButton label={`Set “${preset.name}” to what is in the form`} isBusy={update.isBusy} onClick={setToForm}>
          <RefreshCw className="icon" />
        </IconButton>
        <IconButton label={`Delete “${preset.name}”`} isBusy={remove.isBusy} onClick={() => void remove.run({ presetId: preset.id })}>
          <Trash2 className="icon" />
        </IconButton>
      </div>
    </li>
  );
}
