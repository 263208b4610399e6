"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { later } from "@/components/ui/later";
import type { GuestRoom } from "@/lib/shares/view";

const NameDialog = later(() => import("@/components/guest/name-dialog").then((module) => module.NameDialog));

/** Under which name a guest speaks here, and the way to another one. */
export function GuestName({ room }: { room: GuestRoom }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const name = room.guest?.name ?? "";
  const initials = name
    .split(/\s+/)
    .map((word) => word[0])
    .filter(Boolean);
  return (
    <>
      <Button variant="ghost" aria-label={`You are ${name}. Change the name`} title="Change the name" onClick={() => setOpen(true)}>
        <span
          className="avatar initials"
          data-initials={[initials[0], initials.length > 1 ? initials.at(-1) : ""].join("").toUpperCase()}
          aria-hidden="true"
        />
        <span className="truncate max-w-32 max-md:hidden">{name}</span>
      </Button>
      {isOpen && (
        <NameDialog
          room={room}
          onNamed={() => {
            setOpen(false);
            router.refresh();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
