"use client";

import { type FormEvent, useState } from "react";
import { useProjects } from "@/components/projects/use-projects";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { makeReelAction } from "@/lib/reels/actions";
import { REEL_NAME_MAX } from "@/lib/reels/limits";

interface NewReelDialogProps {
  onMade: (reelId: string) => void;
  onClose: () => void;
}

/** A name and a project are all that a reel needs; it may begin with the takes that were chosen already. */
export function NewReelDialog({ onMade, onClose }: NewReelDialogProps) {
  const known = useProjects();
  const open = known?.projects.filter(({ isArchived }) => !isArchived) ?? [];
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const [withChoices, setWithChoices] = useState(true);
  const projectId = chosen ?? known?.currentId ?? open[0]?.id ?? "";
  const make = useAction(makeReelAction, ({ reelId }) => onMade(reelId));

  function submit(event: FormEvent) {
    event.preventDefault();
    void make.run({ name, withChoices, ...(projectId && { projectId }) });
  }

  const wrong = make.error?.fields ?? {};
  return (
    <Dialog isOpen onClose={onClose} title="New reel" description="Takes in an order, as one video. Making it costs nothing.">
      <form className="stack gap-4" noValidate onSubmit={submit}>
        <Field label="Name" error={wrong.name}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              maxLength={REEL_NAME_MAX}
              autoComplete="off"
              placeholder="Autumn table, round 1"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label="Project" error={wrong.projectId}>
          {(wiring) => (
            <select {...wiring} className="select" value={projectId} onChange={(event) => setChosen(event.target.value)}>
              {open.map(({ id, name: project, code }) => (
                <option key={id} value={id}>
                  {code} {project}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label className="check-row">
          <input className="check" type="checkbox" checked={withChoices} onChange={(event) => setWithChoices(event.target.checked)} />
          <span>Begin with the takes that its shots go on with</span>
        </label>
        {make.error && !make.error.fields && <Note tone="danger" title={make.error.message} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={make.isBusy}>
            Make the reel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
