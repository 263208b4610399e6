"use client";

import { openTimeline } from "@/components/timeline/open-timeline";
import { IconButton } from "@/components/ui/icon-button";
import { History } from "@/components/ui/icons";

interface TimelineButtonProps {
  take: { id: string; number: number };
  size?: "sm";
}

/** Opens the timeline of a take. */
export function TimelineButton({ take, size }: TimelineButtonProps) {
  return (
    <IconButton size={size} label={`Timeline of take ${take.number}`} aria-haspopup="dialog" onClick={() => openTimeline(take.id)}>
      <History className="icon" aria-hidden="true" />
    </IconButton>
  );
}
