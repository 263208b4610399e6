"use client";

import { useRouter } from "next/navigation";
import { roleName } from "@/components/settings/role-words";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { toast } from "@/components/ui/toast";
import { revokeInvitationAction } from "@/lib/invitations/actions";
import type { InvitationView } from "@/lib/invitations/view";

/** The invitations that nobody has used yet. */
export function InvitationsList({ invitations }: { invitations: readonly InvitationView[] }) {
  if (invitations.length === 0) return null;
  return (
    <section aria-labelledby="invitations-title">
      <h3 className="strong mb-2" id="invitations-title">
        Open invitations
      </h3>
      <ul className="panel">
        {invitations.map((invitation) => (
          <Row key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function Row({ invitation }: { invitation: InvitationView }) {
  const router = useRouter();
  const who = invitation.email ?? "anybody with the link";
  const { run, isBusy } = useAction(revokeInvitationAction, () => {
    router.refresh();
    toast(`The invitation for ${who} no longer opens.`);
  });

  return (
    <li className="line-row">
      <span className="min-w-0">
        <span className="strong break-anywhere">{who}</span>
        <span className="hint block">
          {roleName(invitation.role)}, until <LocalTime moment={invitation.expiresAt} />
          {invitation.by && `, by ${invitation.by}`}
        </span>
      </span>
      <Button size="sm" isBusy={isBusy} aria-label={`Withdraw the invitation for ${who}`} onClick={() => void run({ invitationId: invitation.id })}>
        Withdraw
      </Button>
    </li>
  );
}
