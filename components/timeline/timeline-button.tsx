"use client";

import { History } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";

const TimelineDrawer = dynamic(() => import("@/components/timeline/timeline-drawer").then((module) => module.TimelineDrawer), { ssr: false });

interface TimelineButtonProps {
  take: { id: string; number: number };
  size?: "sm";
}

/** Opens the timeline of a take. Its code comes with the first press. */
export function TimelineButton({ take, size }: TimelineButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton size={size} label={`Timeline of take ${take.number}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <History className="icon" aria-hidden="true" />
      </IconButton>
      {isOpen && <TimelineDrawer takeId={take.id} onClose={() => setOpen(false)} />}
    </>
  );
}
