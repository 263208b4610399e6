"use client";

import { type RefObject, useTransition } from "react";
import { LogOut } from "@/components/ui/icons";
import { Popup } from "@/components/ui/popup";
import { signOutAction } from "@/lib/access/actions";

interface MemberListProps {
  name: string;
  role: string;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** Whose studio it is in this browser, and the way out of it. */
export function MemberList({ name, role, anchor, onClose }: MemberListProps) {
  const [isLeaving, startLeaving] = useTransition();

  function signOut() {
    startLeaving(async () => {
      await signOutAction();
      // a full load, so that nothing of this member stays in memory
      window.location.assign("/sign-in");
    });
  }

  return (
    <Popup anchor={anchor} label={name} onClose={onClose}>
      <p className="menu-who">
        <span className="strong truncate">{name}</span>
        <span className="hint">{role}</span>
      </p>
      <div className="menu-sep" />
      <button type="button" className="menu-item" onClick={signOut} aria-disabled={isLeaving || undefined}>
        <LogOut className="icon" />
        {isLeaving ? "Signing out" : "Sign out"}
      </button>
    </Popup>
  );
}
