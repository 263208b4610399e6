"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RoleField } from "@/components/settings/role-field";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { removeMemberAction, setRoleAction } from "@/lib/members/actions";
import { ROLES } from "@/lib/members/limits";
import type { MemberRow } from "@/lib/members/view";

const LAST_OWNER = "Somebody has to be the owner. Make another member the owner first.";

/** What a member may, and the end of it. */
export function MemberDialog({ member, onClose }: { member: MemberRow; onClose: () => void }) {
  const [isRemoving, setRemoving] = useState(false);
  return isRemoving ? (
    <RemoveMember member={member} onClose={onClose} />
  ) : (
    <ChangeMember member={member} onClose={onClose} onRemove={() => setRemoving(true)} />
  );
}

function ChangeMember({ member, onClose, onRemove }: { member: MemberRow; onClose: () => void; onRemove: () => void }) {
  const router = useRouter();
  const [role, setRole] = useState(member.role);
  const { run, error, isBusy } = useAction(setRoleAction, () => {
    onClose();
    router.refresh();
    toast(`${member.name} is ${role === "owner" ? "an" : "a"} ${role} now.`);
  });

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={member.name}
      description={member.email}
      footer={
        <>
          <Button variant="danger" className="dialog-aside" onClick={onRemove} isBlocked={member.isLastOwner}>
            Remove…
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={isBusy} isBlocked={role === member.role} onClick={() => void run({ memberId: member.id, role })}>
            Change the role
          </Button>
        </>
      }
    >
      <RoleField roles={ROLES} value={role} onChange={setRole} locked={member.isLastOwner ? LAST_OWNER : null} />
      {member.isYou && role !== "owner" && member.role === "owner" && <Note tone="warn" title="You would no longer manage the studio." />}
      {error && <Note tone="danger" title={error.message} />}
    </Dialog>
  );
}

function RemoveMember({ member, onClose }: { member: MemberRow; onClose: () => void }) {
  const router = useRouter();
  const { run, error, isBusy } = useAction(removeMemberAction, () => {
    onClose();
    router.refresh();
    toast(`${member.name} can no longer come in.`);
  });

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={member.isYou ? "Remove yourself?" : `Remove ${member.name}?`}
      footer={
        <>
          <Button onClick={onClose}>Keep {member.isYou ? "my place" : "them"}</Button>
          <Button variant="danger-fill" isBusy={isBusy} onClick={() => void run({ memberId: member.id })}>
            Remove {member.isYou ? "me" : member.name}
          </Button>
        </>
      }
    >
      <p>
        They are signed out everywhere at once, and their tokens open nothing any more. Shots, takes and notes of theirs stay, under their name, and
        takes on their way go on. To have them back, invite {member.email} again.
      </p>
      {error && <Note tone="danger" title={error.message} />}
    </Dialog>
  );
}
