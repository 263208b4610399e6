"use client";

import { Note } from "@/components/ui/banner";
import { IconButton } from "@/components/ui/icon-button";
import { X } from "@/components/ui/icons";
import type { Refusal } from "@/components/uploads/use-still-upload";

/** Which file was not added, and why. */
export function RefusalNote({ refusal, onDismiss }: { refusal: Refusal; onDismiss: () => void }) {
  return (
    <Note
      tone="danger"
      title={<span className="break-words">{refusal.name} was not added</span>}
      action={
        <IconButton label="Dismiss" size="sm" onClick={onDismiss}>
          <X className="icon" />
        </IconButton>
      }
    >
      {refusal.why}
    </Note>
  );
}
