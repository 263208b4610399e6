"use client";

import { useState } from "react";
import { roleName } from "@/components/settings/role-words";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import { LocalTime } from "@/components/ui/local-time";
import type { MemberRow } from "@/lib/members/view";

const MemberDialog = later(() => import("@/components/settings/member-dialog").then((module) => module.MemberDialog));

export function MemberTableRow({ member, canManage }: { member: MemberRow; canManage: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <tr>
      <td className="token-name">
        <span className="strong truncate">
          {member.name}
          {member.isYou && <span className="muted"> (you)</span>}
        </span>
        <span className="hint truncate">{member.email}</span>
      </td>
      <td>{roleName(member.role)}</td>
      <td className="nowrap xs hide-phone">
        {member.lastSeenAt ? <LocalTime moment={member.lastSeenAt} /> : <span className="muted">not signed in</span>}
      </td>
      {canManage && (
        <td className="end">
          <Button
            size="sm"
            aria-label={`Change ${member.name}`}
            onPointerEnter={MemberDialog.warm}
            onFocus={MemberDialog.warm}
            onClick={() => setOpen(true)}
          >
            Change
          </Button>
          {isOpen && <MemberDialog member={member} onClose={() => setOpen(false)} />}
        </td>
      )}
    </tr>
  );
}
