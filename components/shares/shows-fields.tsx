"use client";

import { useId } from "react";
import type { ShareDraft } from "@/components/shares/share-draft";
import { Switch } from "@/components/ui/switch";

const SHOWN = [
  { name: "showsPrompts", label: "Prompts and settings" },
  { name: "showsCosts", label: "What each clip cost" },
  { name: "showsTeamNotes", label: "Notes that the team keeps to itself" },
] as const;

/** What guests see beside the clips: nothing, unless it is switched on. */
export function ShowsFields({ draft, change }: { draft: ShareDraft; change: (part: Partial<ShareDraft>) => void }) {
  const id = useId();
  return (
    <fieldset className="field">
      <legend className="label mb-1.5">Guests also see</legend>
      <div className="share-shows">
        {SHOWN.map(({ name, label }) => (
          <div key={name} className="field-inline">
            <label className="grow" htmlFor={`${id}-${name}`}>
              {label}
            </label>
            <Switch id={`${id}-${name}`} isOn={draft[name]} onChange={(isOn) => change({ [name]: isOn })} />
          </div>
        ))}
      </div>
    </fieldset>
  );
}
