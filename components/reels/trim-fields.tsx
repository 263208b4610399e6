"use client";

import { type CSSProperties, useEffect, useId, useRef } from "react";
import { timeOfFrame } from "@/components/player/timecode";
import { Slider } from "@/components/ui/slider";
import type { ReelTakeItem } from "@/lib/reels/view";

interface TrimFieldsProps {
  item: ReelTakeItem;
  onChange: (item: ReelTakeItem) => void;
}

/** The first and the last frame that are shown, with their pictures. */
export function TrimFields({ item, onChange }: TrimFieldsProps) {
  const { inFrame, outFrame, frames, clip } = item;
  const shown = outFrame - inFrame + 1;
  return (
    <div className="stack gap-2">
      <div className="trim">
        <TrimEnd item={item} label="First frame" frame={inFrame} onChange={(frame) => onChange({ ...item, inFrame: Math.min(frame, outFrame) })} />
        <TrimEnd item={item} label="Last frame" frame={outFrame} onChange={(frame) => onChange({ ...item, outFrame: Math.max(frame, inFrame) })} />
      </div>
      <p className="xs muted num">
        {shown === frames ? `All ${frames} frames` : `${shown} of ${frames} frames`}, {(shown / clip.fps).toFixed(2)} s at {clip.fps} fps
        {shown < frames && (
          <button type="button" className="text-button" onClick={() => onChange({ ...item, inFrame: 0, outFrame: frames - 1 })}>
            Use all of it
          </button>
        )}
      </p>
    </div>
  );
}

interface TrimEndProps {
  item: ReelTakeItem;
  label: string;
  frame: number;
  onChange: (frame: number) => void;
}

function TrimEnd({ item, label, frame, onChange }: TrimEndProps) {
  const { clip, frames } = item;
  const id = useId();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.currentTime = timeOfFrame(frame, clip.fps);
  }, [frame, clip.fps]);

  return (
    <div className="trim-end">
      <span className="frame" style={{ "--ar": clip.width / clip.height } as CSSProperties}>
        <video
          ref={video}
          src={clip.url}
          poster={clip.posterUrl}
          muted
          playsInline
          preload="auto"
          aria-hidden="true"
          tabIndex={-1}
          onLoadedMetadata={(event) => {
            event.currentTarget.currentTime = timeOfFrame(frame, clip.fps);
          }}
        />
      </span>
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <Slider id={id} value={frame} min={0} max={frames - 1} step={1} format={(value) => `${value + 1} of ${frames}`} onChange={onChange} />
    </div>
  );
}
