"use client";

import { type FormEvent, useState } from "react";
import type { Picked } from "@/components/gallery/picked";
import { selectionOf } from "@/components/gallery/selection-of";
import type { Marks } from "@/components/gallery/use-marks";
import type { WallData } from "@/components/gallery/use-wall-data";
import { ProjectFields, useNewProject } from "@/components/projects/project-fields";
import { useProjects } from "@/components/projects/use-projects";
import { useAction } from "@/components/shell/use-action";
import { newUuid } from "@/components/takes/composer/intent";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { moveTakesAction } from "@/lib/gallery/actions";
import type { Asked } from "@/lib/gallery/queries";

const NEW = "new";

interface MoveTakesDialogProps {
  data: WallData;
  asked: Asked;
  picked: Picked;
  marks: Marks;
  onMoved: () => void;
  onClose: () => void;
}

/** Moves the shots of the selected takes to another project, or to a new one, with the way back. */
export function MoveTakesDialog({ data, asked, picked, marks, onMoved, onClose }: MoveTakesDialogProps) {
  const projects = useProjects()?.projects ?? [];
  const targets = projects.filter(({ isArchived }) => !isArchived);
  const project = useNewProject(projects.map(({ code }) => code));
  const [toId, setToId] = useState(targets[0]?.id ?? NEW);
  const [changeId] = useState(newUuid);
  const move = useAction(moveTakesAction, async (view) => {
    onClose();
    await marks.follow(view);
    onMoved();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void move.run({
      changeId,
      selection: selectionOf(picked, data.list, asked.filters),
      to: toId === NEW ? { name: project.name, code: project.code } : { projectId: toId },
    });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Move to another project"
      description="Takes of a shot stay together: the whole shot goes along, with a number of the other project. Links go on working."
    >
      <form className="stack gap-4" noValidate onSubmit={submit}>
        <Field label="To" error={move.error?.fields?.projectId}>
          {(wiring) => (
            <select {...wiring} className="select" value={toId} onChange={(event) => setToId(event.target.value)}>
              {targets.map(({ id, name: title, code }) => (
                <option key={id} value={id}>
                  {title} ({code})
                </option>
              ))}
              <option value={NEW}>A new project…</option>
            </select>
          )}
        </Field>
        {toId === NEW && <ProjectFields project={project} wrong={move.error?.fields ?? {}} />}
        <p className="soft">What was spent stays counted where it was spent.</p>
        {move.error && !move.error.fields && <Note tone="danger" title={move.error.message} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={move.isBusy}>
            Move
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
