"use client";

import { type FormEvent, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { archiveProjectAction, makeDefaultAction, restoreProjectAction } from "@/lib/projects/actions";
import type { ProjectView } from "@/lib/projects/view";

interface ArchiveDialogProps {
  project: ProjectView;
  projects: readonly ProjectView[];
  onClose: () => void;
  onDone: () => void;
}

/** What archiving means, and for the default project who takes its place. */
export function ArchiveDialog({ project, projects, onClose, onDone }: ArchiveDialogProps) {
  const { id, name, isDefault } = project;
  const heirs = projects.filter((other) => other.id !== id && !other.isArchived);
  const [heirId, setHeirId] = useState(heirs[0]?.id ?? "");
  const archive = useAction(archiveProjectAction, () => {
    onClose();
    onDone();
    const undo = async () => {
      const restored = await restoreProjectAction({ projectId: id });
      const answer = restored.ok && isDefault ? await makeDefaultAction({ projectId: id }) : restored;
      if (!answer.ok) toast(answer.error.message);
      onDone();
    };
    toast(`${name} is archived.`, { run: () => void undo() });
  });
  const isAlone = isDefault && heirs.length === 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    void archive.run({ projectId: id, ...(isDefault && heirId && { nextDefaultId: heirId }) });
  }

  return (
    <Dialog isOpen onClose={onClose} title={`Archive ${name}?`}>
      <form className="stack gap-4" noValidate onSubmit={submit}>
        {isAlone ? (
          <p className="soft">This is the only project, and takes need one to go to. Make another first.</p>
        ) : (
          <ul className="soft grid gap-1 ps-4 [list-style:disc]">
            <li>Nothing new can be queued in it. Takes that run or wait go on.</li>
            <li>Its shots, clips and costs stay where they are, and links go on working.</li>
            <li>It can be brought back at any time.</li>
          </ul>
        )}
        {isDefault && !isAlone && (
          <Field
            label="The default instead"
            help="Where takes go when no project is named, as from scripts."
            error={archive.error?.fields?.nextDefaultId}
          >
            {(wiring) => (
              <select {...wiring} className="select" value={heirId} onChange={(event) => setHeirId(event.target.value)}>
                {heirs.map((heir) => (
                  <option key={heir.id} value={heir.id}>
                    {heir.name} ({heir.code})
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {archive.error && !archive.error.fields && <Note tone="danger" title={archive.error.message} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>{isAlone ? "Close" : "Keep it"}</Button>
          {!isAlone && (
            <Button type="submit" variant="primary" isBusy={archive.isBusy}>
              Archive it
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
