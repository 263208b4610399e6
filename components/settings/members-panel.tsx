"use client";

import { MemberTableRow } from "@/components/settings/member-row";
import { ScrollTable } from "@/components/ui/scroll-table";
import type { MemberRow } from "@/lib/members/view";

/** Who may come in, and what they may. The owner changes it. */
export function MembersPanel({ members, canManage }: { members: readonly MemberRow[]; canManage: boolean }) {
  return (
    <ScrollTable
      label="List of members"
      className="table members"
      head={
        <>
          <th scope="col">Member</th>
          <th scope="col">Role</th>
          <th scope="col" className="hide-phone">
            Last here
          </th>
          {canManage && (
            <th scope="col" className="end">
              <span className="sr-only">Actions</span>
            </th>
          )}
        </>
      }
    >
      {members.map((member) => (
        <MemberTableRow key={member.id} member={member} canManage={canManage} />
      ))}
    </ScrollTable>
  );
}
