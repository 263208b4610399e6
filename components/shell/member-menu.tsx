"use client";

import { useRef, useState } from "react";
import { later } from "@/components/ui/later";

const MemberList = later(() => import("@/components/shell/member-list").then((module) => module.MemberList));

interface MemberMenuProps {
  name: string;
  role: string;
  initials: string;
  className?: string;
}

/** Who is signed in, and the way out. */
export function MemberMenu({ name, role, initials, className }: MemberMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const label = `${name}, ${role}`;
  return (
    <div className={className}>
      <button
        ref={button}
        type="button"
        className="avatar"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        onPointerEnter={MemberList.warm}
        onFocus={MemberList.warm}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="initials" data-initials={initials} />
      </button>
      {isOpen && <MemberList name={name} role={role} anchor={button} onClose={() => setOpen(false)} />}
    </div>
  );
}
