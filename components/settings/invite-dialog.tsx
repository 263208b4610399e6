"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RoleField } from "@/components/settings/role-field";
import { ShownOnce } from "@/components/settings/shown-once";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { inviteAction } from "@/lib/invitations/actions";
import { INVITATION_DAYS, INVITED_ROLES } from "@/lib/invitations/limits";
import type { NewInvitationLink } from "@/lib/invitations/view";

/** Makes an invitation, and the one look at its link. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [made, setMade] = useState<NewInvitationLink | null>(null);

  function keep(link: NewInvitationLink) {
    setMade(link);
    router.refresh();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={made ? "Send them this link" : "Invite somebody"}
      description={
        made
          ? "This is the only time it is shown. Whoever joins by it first is the member."
          : `A link for one person. It opens once, within ${INVITATION_DAYS} days.`
      }
    >
      {made ? (
        <ShownOnce
          label="Link"
          help={`It makes a ${made.invitation.role}, until ${dayOf(made.invitation.expiresAt)}. Withdraw it in the list if it went astray.`}
          value={`${made.origin ?? window.location.origin}${made.path}`}
          onDone={onClose}
        />
      ) : (
        <InviteForm onMade={keep} onCancel={onClose} />
      )}
    </Dialog>
  );
}

function InviteForm({ onMade, onCancel }: { onMade: (link: NewInvitationLink) => void; onCancel: () => void }) {
  const [role, setRole] = useState<(typeof INVITED_ROLES)[number]>("reviewer");
  const { run, error, isBusy } = useAction(inviteAction, onMade);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void run({ role, email: String(new FormData(event.currentTarget).get("email")) });
  }

  return (
    <form className="stack gap-4" method="post" noValidate onSubmit={submit}>
      <RoleField roles={INVITED_ROLES} value={role} onChange={(chosen) => setRole(INVITED_ROLES.find((one) => one === chosen) ?? role)} />
      <Field
        label="Email, if you know it"
        error={error?.fields?.email}
        help="It fills in their form. Nothing is mailed: send them the link yourself. Who was a member before comes back by their old address."
      >
        {(wiring) => <input {...wiring} className="input" name="email" type="email" autoComplete="off" autoCapitalize="none" />}
      </Field>
      {error && !error.fields && <Note tone="danger" title={error.message} />}
      <div className="dialog-acts">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          Make the link
        </Button>
      </div>
    </form>
  );
}

function dayOf(moment: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }).format(new Date(moment));
}
