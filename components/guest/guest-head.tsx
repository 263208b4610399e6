"use client";

import type { GuestViewerProps } from "@/components/guest/guest-viewer-props";
import { clipName, isCircled } from "@/components/guest/guest-words";
import { TakeMark } from "@/components/takes/take-mark";
import { buttonClass } from "@/components/ui/button-class";
import { IconButton } from "@/components/ui/icon-button";
import { ChevronRight, X } from "@/components/ui/icons";
import { ChevronLeft, Download } from "@/components/ui/more-icons";

/** Which clip is open, and the ways on, out and to the file. */
export function GuestHead({ take, takes, onShow }: GuestViewerProps) {
  const at = takes.findIndex(({ id }) => id === take.id);
  const beside = (step: number) => takes[(at + step + takes.length) % takes.length]?.id ?? take.id;
  return (
    <div className="guest-head">
      <h2 className="row gap-3 ps-1.5" aria-label={clipName(take)}>
        <TakeMark number={take.number} isApproved={isCircled(take)} />
        <span className="slate">{take.slate}</span>
      </h2>
      <span className="right row gap-0">
        {take.downloadUrl && (
          <a
            className={buttonClass({ variant: "ghost", isIcon: true })}
            href={take.downloadUrl}
            download
            aria-label={`Download ${clipName(take)}${sizeWords(take.downloadBytes)}`}
            title={`Download${sizeWords(take.downloadBytes)}`}
          >
            <Download className="icon" aria-hidden="true" />
          </a>
        )}
        {takes.length > 1 && (
          <>
            <IconButton label="The clip before" onClick={() => onShow(beside(-1))}>
              <ChevronLeft className="icon" aria-hidden="true" />
            </IconButton>
            <span className="num xs muted nowrap">{`${at + 1} of ${takes.length}`}</span>
            <IconButton label="The next clip" onClick={() => onShow(beside(1))}>
              <ChevronRight className="icon" aria-hidden="true" />
            </IconButton>
          </>
        )}
        <IconButton label="Close the clip" onClick={() => onShow(null)}>
          <X className="icon" aria-hidden="true" />
        </IconButton>
      </span>
    </div>
  );
}

function sizeWords(bytes: number | null): string {
  return bytes === null ? "" : `, MP4, ${(bytes / 1_000_000).toFixed(1)} MB`;
}
