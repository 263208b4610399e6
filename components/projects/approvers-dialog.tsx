"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { setApproversAction } from "@/lib/verdicts/actions";
import { approversQuery } from "@/lib/verdicts/queries";
import type { ApproversView } from "@/lib/verdicts/view";

interface ApproversDialogProps {
  project: { id: string; name: string };
  onClose: () => void;
}

/** Whose verdict decides in a project, and whose is advice. */
export function ApproversDialog({ project, onClose }: ApproversDialogProps) {
  const { data, isError } = useQuery(approversQuery(project.id));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Who approves in ${project.name}`}
      description="Everybody may say what they think of a take; whose word decides is set here. What was decided stays."
    >
      {data && <ApproversForm rule={data} onClose={onClose} />}
      {!data && (
        <p className="muted" role="status">
          {isError ? "This could not be loaded. Close it and try again." : "Loading"}
        </p>
      )}
    </Dialog>
  );
}

function ApproversForm({ rule, onClose }: { rule: ApproversView; onClose: () => void }) {
  const client = useQueryClient();
  const id = useId();
  const [approverRole, setApproverRole] = useState(rule.approverRole);
  const [guestsApprove, setGuestsApprove] = useState(rule.guestsApprove);
  const set = useAction(setApproversAction, (now) => {
    client.setQueryData(approversQuery(rule.projectId).queryKey, now);
    toast("It holds from the next verdict on.");
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void set.run({ projectId: rule.projectId, approverRole, guestsApprove });
  };
  if (!rule.mayChange) return <Note tone="info" title="Only the owner decides in this project, and only the owner changes that." />;

  return (
    <form className="stack gap-4" onSubmit={submit}>
      <Segmented
        label="In the team"
        options={[
          { value: "reviewer", label: "Everybody" },
          { value: "producer", label: "Producers, owner" },
          { value: "owner", label: "Owner only", isDisabled: !rule.mayChooseOwner },
        ]}
        value={approverRole}
        onChange={setApproverRole}
        help="Verdicts of the others show as advice."
      />
      <div className="row between gap-4">
        <div>
          <label className="strong" htmlFor={id}>
            Guests decide too
          </label>
          <p className="hint" id={`${id}-help`}>
            Over links that ask for a verdict. Off, theirs is advice; it is signed and kept all the same.
          </p>
        </div>
        <Switch id={id} isOn={guestsApprove} aria-describedby={`${id}-help`} onChange={setGuestsApprove} />
      </div>
      {set.error && <Note tone="danger" title={set.error.message} />}
      <div className="dialog-acts">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={set.isBusy}>
          Save
        </Button>
      </div>
    </form>
  );
}
