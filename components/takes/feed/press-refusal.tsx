"use client";

import { useSyncExternalStore } from "react";
import { dismissRefusal, readPressed, subscribePressed } from "@/components/takes/live/pressed-takes";
import { Note } from "@/components/ui/banner";
import { IconButton } from "@/components/ui/icon-button";
import { X } from "@/components/ui/icons";

/** Stands where the cards of a press were that came to nothing, until it is put away or something else is pressed. */
export function PressRefusal() {
  const { refusal } = useSyncExternalStore(subscribePressed, readPressed, readPressed);
  if (!refusal) return null;
  return (
    <Note
      tone="warn"
      title={refusal.count === 1 ? "The take was not queued." : `The ${refusal.count} takes were not queued.`}
      action={
        <IconButton size="sm" label="Put this away" onClick={dismissRefusal}>
          <X className="icon" />
        </IconButton>
      }
    >
      {refusal.words}
    </Note>
  );
}
