"use client";

import { Gauge, Maximize, Minimize, Pause, Play, Repeat, StepBack, StepForward } from "lucide-react";
import type { CSSProperties, RefObject } from "react";
import { spokenPlace, timecode } from "@/components/player/timecode";
import { type ClipControl, useFrame } from "@/components/player/use-clip";
import { IconButton } from "@/components/ui/icon-button";

interface TransportProps {
  control: ClipControl;
  fps: number;
  isFull: boolean;
  onFull: () => void;
  playRef: RefObject<HTMLButtonElement | null>;
}

/** The controls under the picture. */
export function Transport({ control, fps, isFull, onFull, playRef }: TransportProps) {
  return (
    <div className="transport">
      <Scrubber control={control} fps={fps} />
      <div className="transport-row">
        <IconButton label="One frame back (,)" onClick={() => control.step(-1)}>
          <StepBack className="icon" aria-hidden="true" />
        </IconButton>
        <IconButton ref={playRef} variant="default" label={control.isPlaying ? "Pause (Space)" : "Play (Space)"} onClick={control.toggle}>
          {control.isPlaying ? <Pause className="icon" aria-hidden="true" /> : <Play className="icon" aria-hidden="true" />}
        </IconButton>
        <IconButton label="One frame on (.)" onClick={() => control.step(1)}>
          <StepForward className="icon" aria-hidden="true" />
        </IconButton>
        <Place control={control} fps={fps} />
        <span className="right row gap-0.5">
          <IconButton label="Loop" isPressed={control.isLooping} onClick={control.toggleLoop}>
            <Repeat className="icon" aria-hidden="true" />
          </IconButton>
          <IconButton label={`Speed, ${control.speed}×`} className={control.speed === 1 ? "" : "text-accent-text"} onClick={control.nextSpeed}>
            {control.speed === 1 ? <Gauge className="icon" aria-hidden="true" /> : <span className="mono xs">{control.speed}×</span>}
          </IconButton>
          <IconButton label={isFull ? "Leave full screen (F)" : "Full screen (F)"} onClick={onFull}>
            {isFull ? <Minimize className="icon" aria-hidden="true" /> : <Maximize className="icon" aria-hidden="true" />}
          </IconButton>
        </span>
      </div>
    </div>
  );
}

/** Where in the clip one is: a slider of frames that speaks time and frame. The ticks are its own frames and seconds. */
function Scrubber({ control, fps }: { control: ClipControl; fps: number }) {
  const frame = useFrame(control.playhead);
  const last = Math.max(1, control.frames - 1);
  const scale = { "--pos": (frame / last) * 100, "--tick": `${100 / last}%`, "--second": `${(100 * Math.round(fps)) / last}%` } as CSSProperties;
  return (
    <div className="scrubber" style={scale}>
      <input
        type="range"
        min={0}
        max={control.frames - 1}
        step={1}
        value={frame}
        aria-label="Place in the clip"
        aria-valuetext={spokenPlace(frame, control.frames, fps)}
        onChange={(event) => control.seek(event.target.valueAsNumber)}
      />
      <div className="scrub-track before:bg-[repeating-linear-gradient(90deg,var(--color-line-control)_0_1px,transparent_1px_var(--tick))] after:bg-[repeating-linear-gradient(90deg,var(--color-line-control)_0_1px,transparent_1px_var(--second))]">
        <div className="scrub-fill" />
      </div>
      <span className="pointer-events-none absolute inset-0 translate-x-[calc(var(--pos)*1%)]">
        <i className="scrub-head left-0" />
      </span>
    </div>
  );
}

function Place({ control, fps }: { control: ClipControl; fps: number }) {
  const frame = useFrame(control.playhead);
  return (
    <>
      <span className="timecode mx-2">
        {timecode(frame, fps)}
        <span className="muted hide-phone text-xs"> / {timecode(control.frames, fps)}</span>
      </span>
      <span className="xs muted mono hide-phone max-xl:hidden">{`frame ${frame + 1} of ${control.frames}`}</span>
    </>
  );
}
