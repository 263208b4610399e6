"use client";

import { useTransition } from "react";
import { LogOut } from "@/components/ui/icons";
import { Menu } from "@/components/ui/menu";
import { signOutAction } from "@/lib/access/actions";

interface MemberMenuProps {
  name: string;
  role: string;
  className?: string;
}

/** Who is signed in, and the way out. */
export function MemberMenu({ name, role, className }: MemberMenuProps) {
  const [isLeaving, startLeaving] = useTransition();

  function signOut() {
    startLeaving(async () => {
      await signOutAction();
      // a full load, so that nothing of this member stays in memory
      window.location.assign("/sign-in");
    });
  }

  return (
    <Menu
      className={className}
      triggerClassName="avatar"
      label={`${name}, ${role}`}
      trigger={<span className="initials" data-initials={initialsOf(name)} />}
    >
      <p className="menu-who">
        <span className="strong truncate">{name}</span>
        <span className="hint">{role}</span>
      </p>
      <div className="menu-sep" />
      <button type="button" className="menu-item" onClick={signOut} aria-disabled={isLeaving || undefined}>
        <LogOut className="icon" />
        {isLeaving ? "Signing out" : "Sign out"}
      </button>
    </Menu>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}
