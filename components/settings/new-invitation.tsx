"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Plus } from "@/components/ui/icons";
import { later } from "@/components/ui/later";

const InviteDialog = later(() => import("@/components/settings/invite-dialog").then((module) => module.InviteDialog));

/** The button that invites somebody. */
export function NewInvitation() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPointerEnter={InviteDialog.warm} onFocus={InviteDialog.warm} onClick={() => setOpen(true)}>
        <Plus className="icon" />
        Invite
      </Button>
      {isOpen && <InviteDialog onClose={() => setOpen(false)} />}
    </>
  );
}
