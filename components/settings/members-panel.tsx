"use client";

import { MemberTableRow } from "@/components/settings/member-row";
import type { MemberRow } from "@/lib/members/view";

/** Who may come in, and what they may. The owner changes it. */
export function MembersPanel({ members, canManage }: { members: readonly MemberRow[]; canManage: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and the keyboard must be able to
    <section className="panel table-scroll" aria-label="List of members" tabIndex={0}>
      <table className="table members">
        <thead>
          <tr>
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
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberTableRow key={member.id} member={member} canManage={canManage} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
