"use client";

import { type FormEvent, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { renameProjectAction } from "@/lib/projects/actions";
import { PROJECT_NAME_MAX } from "@/lib/projects/limits";
import type { ProjectView } from "@/lib/projects/view";

interface RenameDialogProps {
  project: ProjectView;
  onClose: () => void;
  onDone: () => void;
}

/** Another name for a project; its code stays. */
export function RenameDialog({ project, onClose, onDone }: RenameDialogProps) {
  const [name, setName] = useState(project.name);
  const rename = useAction(renameProjectAction, () => {
    onDone();
    onClose();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void rename.run({ projectId: project.id, name });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Rename the project"
      description={`Its code stays ${project.code}: it stands on slates and in the names of files.`}
    >
      <form className="stack gap-4" noValidate onSubmit={submit}>
        <Field label="Name" error={rename.error?.fields?.name}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              maxLength={PROJECT_NAME_MAX}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {rename.error && !rename.error.fields && <Note tone="danger" title={rename.error.message} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={rename.isBusy}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
