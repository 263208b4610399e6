"use client";

import { useRef, useState } from "react";
import { namedUrl, useNameTemplate } from "@/components/player/name-template";
import type { Playhead } from "@/components/player/playhead";
import { sizeWords } from "@/components/player/recipe-words";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { ChevronDown } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { Download } from "@/components/ui/more-icons";
import { Popup } from "@/components/ui/popup";
import type { ClipView, TakeView } from "@/lib/takes/view";

const DownloadMenu = later(
  () => import("@/components/player/download-menu").then((module) => module.DownloadMenu),
  () => <p className="muted px-2.5 py-1.5">Loading</p>,
);

/** The clip to keep, and beside it every other form of it. */
export function DownloadButton({ take, clip, playhead }: { take: TakeView; clip: ClipView; playhead: Playhead }) {
  const template = useNameTemplate();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div className="flex gap-2">
      <a className={buttonClass({ variant: "primary", className: "grow" })} href={namedUrl(clip.downloadUrl, template)} download>
        <Download className="icon" aria-hidden="true" />
        Download <span className="mono xs">MP4 {sizeWords(clip.bytes)}</span>
      </a>
      <IconButton ref={button} variant="default" label="Download as" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <ChevronDown className="icon" aria-hidden="true" />
      </IconButton>
      {isOpen && (
        <Popup anchor={button} label="Download as" onClose={() => setOpen(false)}>
          <DownloadMenu take={take} playhead={playhead} />
        </Popup>
      )}
    </div>
  );
}
