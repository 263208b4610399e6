"use client";

import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { presetWords } from "@/components/presets/apply-preset";
import { heldBy, type PresetForm, useReread } from "@/components/presets/use-presets";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { firstFocus } from "@/components/ui/first-focus";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import { savePresetAction, updatePresetAction } from "@/lib/presets/actions";
import { PRESET_NAME_MAX } from "@/lib/presets/limits";
import { presetsQuery } from "@/lib/presets/queries";
import type { PresetView } from "@/lib/presets/view";
import { PROVIDER_LABELS } from "@/lib/providers/label";

/** Keeps what is in the form under a name, for the whole team. */
export function SavePresetDialog({ form, onClose }: { form: PresetForm; onClose: () => void }) {
  const id = useId();
  const { draft } = form.state;
  const { data: presets = [] } = useQuery(presetsQuery());
  const [name, setName] = useState("");
  const [provider, setProvider] = useState(draft.provider);
  const [hasPrompt, setHasPrompt] = useState(false);
  const [hasNegative, setHasNegative] = useState(draft.negativePrompt.trim() !== "");
  const reread = useReread();
  const done = ({ name: saved }: PresetView) => {
    void reread();
    toast(`“${saved}” is saved for the team.`);
    onClose();
  };
  const save = useAction(savePresetAction, done);
  const replace = useAction(updatePresetAction, done);

  const held = heldBy(form, provider);
  const kept = { ...held, prompt: hasPrompt ? held.prompt : null, negativePrompt: hasNegative ? held.negativePrompt : null };
  const same = presets.find((preset) => preset.name.toLowerCase() === name.trim().toLowerCase());
  const error = save.error ?? replace.error;
  const isBusy = save.isBusy || replace.isBusy;

  function submit(event: FormEvent) {
    event.preventDefault();
    void (same ? replace.run({ presetId: same.id, ...kept }) : save.run({ name, ...kept }));
  }

  return (
    <Dialog isOpen onClose={onClose} title="Save as preset" description="For the whole team, to choose in this form.">
      <form id={id} className="stack gap-4" method="post" noValidate onSubmit={submit}>
        <Field
          label="Name"
          error={error?.fields?.name}
          help={same && `There is “${same.name}” already${same.by ? `, by ${same.by}` : ""}. It would hold these settings instead.`}
        >
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              ref={firstFocus}
              maxLength={PRESET_NAME_MAX}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {draft.isBoth && (
          <Segmented
            label="Settings of"
            options={form.forms.map((one) => ({ value: one.provider, label: PROVIDER_LABELS[one.provider] }))}
            value={provider}
            onChange={setProvider}
          />
        )}
        <fieldset className="stack">
          <legend className="label mb-2">It holds</legend>
          <p className="soft">{presetWords({ ...held, prompt: null, negativePrompt: null }, form.forms)}</p>
          <Words label="The prompt" text={held.prompt} isOn={hasPrompt} onChange={setHasPrompt} />
          <Words label="What to leave out" text={held.negativePrompt} isOn={hasNegative} onChange={setHasNegative} />
        </fieldset>
        {error && !error.fields?.name && <Note tone="danger" title={error.message} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isBusy}>
            {same ? `Replace “${same.name}”` : "Save preset"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Whether a text belongs to it: with none in the form there is nothing to keep. */
function Words({ label, text, isOn, onChange }: { label: string; text: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  if (text === "") return null;
  return (
    <label className="check-row">
      <input className="check" type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span className="min-w-0">
        <span className="strong">{label}</span> <span className="soft line-clamp-2">{text}</span>
      </span>
    </label>
  );
}
