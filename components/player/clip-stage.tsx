"use client";

import type { CSSProperties } from "react";
import type { ClipControl } from "@/components/player/use-clip";
import { Button } from "@/components/ui/button";
import type { ClipView } from "@/lib/takes/view";

interface ClipStageProps {
  clip: ClipView;
  control: ClipControl;
  /** What the clip shows, for who can't see it. */
  label: string;
  isFull: boolean;
}

/** The clip on its dark surround, whole and uncropped. The poster stands until the first frame. A press on the picture plays or pauses. */
export function ClipStage({ clip, control, label, isFull }: ClipStageProps) {
  const height = isFull ? "h-full" : "max-lg:h-[min(calc(100vw/var(--a)),62dvh)]";
  const width = isFull ? "w-[min(100cqw,calc(100cqh*var(--a)))]" : "max-md:w-[min(100%,calc(62dvh*var(--a)))]";
  return (
    <div className={`stage on-picture ${height}`} style={{ "--a": (clip.width / clip.height).toFixed(4) } as CSSProperties}>
      <div className={`stage-pic ${width}`}>
        <video
          ref={control.videoRef}
          src={clip.url}
          poster={clip.posterUrl}
          width={clip.width}
          height={clip.height}
          muted
          playsInline
          preload="auto"
          aria-label={label}
          onClick={control.toggle}
          {...control.videoProps}
        />
        {control.hasFailed && (
          <div className="absolute inset-0 grid place-content-center justify-items-center gap-3 bg-scrim p-4 text-center text-white" role="alert">
            <p>The clip did not load. It is safe on the server; the connection may have dropped.</p>
            <Button onClick={control.retry}>Try again</Button>
          </div>
        )}
      </div>
    </div>
  );
}
