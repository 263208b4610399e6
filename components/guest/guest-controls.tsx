"use client";

import { useCallback, useRef } from "react";
import type { Deck } from "@/components/player/deck";
import { Scrubber } from "@/components/player/scrubber";
import { clipTime, useDeckState, useEachFrame } from "@/components/player/use-deck";
import { ScrubMarks } from "@/components/review/scrub-marks";
import type { RoomProps } from "@/components/review/source";
import { IconButton } from "@/components/ui/icon-button";
import { Maximize, Minimize, Pause, Play, Repeat, StepBack, StepForward } from "@/components/ui/more-icons";
import type { ReviewClip } from "@/lib/review/view";

interface GuestControlsProps {
  deck: Deck;
  clip: ReviewClip;
  isFull: boolean;
  onFull: () => void;
  roomProps: RoomProps;
}

/** The controls under the picture, for fingers: no button is smaller than 44 pixels. Places are told in seconds, as a guest counts. */
export function GuestControls({ deck, clip, isFull, onFull, roomProps }: GuestControlsProps) {
  const { rate, isLooping } = useDeckState(deck);
  const time = clipTime(clip);
  return (
    <div className="guest-controls">
      <Scrubber deck={deck} clip={time} spriteUrl={clip.spriteUrl} ratio={clip.width / clip.height}>
        <ScrubMarks room={roomProps} clip={time} />
      </Scrubber>
      <div className="guest-buttons">
        <IconButton label="One frame back (←)" onClick={() => deck.step(-1)}>
          <StepBack className="icon" aria-hidden="true" />
        </IconButton>
        <IconButton variant="default" label={rate === 0 ? "Play (Space)" : "Pause (Space)"} onClick={deck.toggle}>
          {rate === 0 ? <Play className="icon" aria-hidden="true" /> : <Pause className="icon" aria-hidden="true" />}
        </IconButton>
        <IconButton label="One frame on (→)" onClick={() => deck.step(1)}>
          <StepForward className="icon" aria-hidden="true" />
        </IconButton>
        <Place deck={deck} clip={clip} />
        <span className="right row gap-1">
          <IconButton label="Loop" isPressed={isLooping} onClick={deck.toggleLoop}>
            <Repeat className="icon" aria-hidden="true" />
          </IconButton>
          <IconButton label={isFull ? "Leave full screen (F)" : "Full screen (F)"} onClick={onFull}>
            {isFull ? <Minimize className="icon" aria-hidden="true" /> : <Maximize className="icon" aria-hidden="true" />}
          </IconButton>
        </span>
      </div>
    </div>
  );
}

/** "1.9 s / 5.1 s", written to the page with each frame. */
function Place({ deck, clip: { fps, durationMs } }: Pick<GuestControlsProps, "deck" | "clip">) {
  const place = useRef<HTMLSpanElement>(null);
  const write = useCallback(
    (frame: number) => {
      if (place.current) place.current.textContent = `${(frame / fps).toFixed(1)} s`;
    },
    [fps],
  );
  useEachFrame(deck.playhead, write);
  return (
    <span className="guest-time">
      <span ref={place}>0.0 s</span>
      <span className="muted">{` / ${(durationMs / 1000).toFixed(1)} s`}</span>
    </span>
  );
}
