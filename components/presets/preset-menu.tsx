"use client";

import { useQuery } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { rankOf } from "@/components/palette/rank";
import { presetWords } from "@/components/presets/apply-preset";
import { PresetsDialog } from "@/components/presets/presets-dialog";
import { SavePresetDialog } from "@/components/presets/save-preset-dialog";
import { applyPreset, type PresetForm } from "@/components/presets/use-presets";
import { Plus } from "@/components/ui/icons";
import { ListChecks } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import { presetsQuery } from "@/lib/presets/queries";
import type { PresetView } from "@/lib/presets/view";

export interface PresetMenuProps {
  form: PresetForm;
  anchor: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onClose: () => void;
}

/** More than this are looked through by typing. */
const AT_A_GLANCE = 8;

/** The presets to choose from, and the ways to keep a new one and to put the others in order. */
export function PresetMenu({ form, anchor, isOpen, onClose }: PresetMenuProps) {
  const [dialog, setDialog] = useState<"save" | "manage" | null>(null);
  const goTo = (next: "save" | "manage") => {
    onClose();
    // the dialog gives the focus back to where it was: to the button, not to what is gone
    anchor.current?.focus();
    setDialog(next);
  };
  return (
    <>
      {isOpen && (
        <Popup anchor={anchor} label="Presets" onClose={onClose}>
          <Choices
            form={form}
            onChosen={() => {
              anchor.current?.focus();
              onClose();
            }}
          />
          <div className="menu-sep" />
          <button type="button" className="menu-item" onClick={() => goTo("save")}>
            <Plus className="icon" />
            Save as preset…
          </button>
          <button type="button" className="menu-item" onClick={() => goTo("manage")}>
            <ListChecks className="icon" />
            Manage presets…
          </button>
        </Popup>
      )}
      {dialog === "save" && <SavePresetDialog form={form} onClose={() => setDialog(null)} />}
      {dialog === "manage" && <PresetsDialog form={form} onClose={() => setDialog(null)} onSave={() => setDialog("save")} />}
    </>
  );
}

function Choices({ form, onChosen }: { form: PresetForm; onChosen: () => void }) {
  const { data: presets, isError } = useQuery(presetsQuery());
  const [text, setText] = useState("");
  if (!presets) {
    return (
      <p className="menu-who hint" role="status">
        {isError ? "The presets could not be loaded." : "Loading the presets"}
      </p>
    );
  }
  if (presets.length === 0) {
    return <p className="menu-who hint preset-none">No presets yet. Save what is in the form under a name, and the whole team has it.</p>;
  }
  const found = presets.filter(({ name, by }) => rankOf(text, { title: name, words: by ?? "" }) !== null);
  return (
    <>
      {presets.length > AT_A_GLANCE && (
        <input
          className="input"
          type="search"
          aria-label="Find a preset"
          placeholder="Find a preset"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <div className="preset-list">
        {found.map((preset) => (
          <Choice
            key={preset.id}
            preset={preset}
            form={form}
            onChoose={() => {
              applyPreset(preset, form);
              onChosen();
            }}
          />
        ))}
        {found.length === 0 && <p className="menu-who hint">No preset is called that.</p>}
      </div>
    </>
  );
}

function Choice({ preset, form, onChoose }: { preset: PresetView; form: PresetForm; onChoose: () => void }) {
  return (
    <button type="button" className="menu-item" title={preset.by ? `By ${preset.by}` : undefined} onClick={onChoose}>
      <span className="grid min-w-0">
        <span className="truncate">{preset.name}</span>
        <span className="hint truncate">{presetWords(preset, form.forms)}</span>
      </span>
    </button>
  );
}
