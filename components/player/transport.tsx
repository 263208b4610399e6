"use client";

import { type ReactNode, type RefObject, useCallback, useRef } from "react";
import type { Deck } from "@/components/player/deck";
import type { ClipTime } from "@/components/player/in-step";
import { Scrubber } from "@/components/player/scrubber";
import { nextSpeed } from "@/components/player/shuttle";
import { timecode } from "@/components/player/timecode";
import { clipTime, useDeckState, useEachFrame } from "@/components/player/use-deck";
import { IconButton } from "@/components/ui/icon-button";
import { Gauge, Maximize, Minimize, Pause, Play, Repeat, StepBack, StepForward } from "@/components/ui/more-icons";
import type { ReviewClip } from "@/lib/review/view";

interface TransportProps {
  deck: Deck;
  /** The clip that leads. */
  clip: ReviewClip;
  isFull: boolean;
  onFull: () => void;
  playRef?: RefObject<HTMLButtonElement | null>;
  /** On the scrubber: marks of notes. */
  marks?: ReactNode;
  /** More to press, before the loop. */
  children?: ReactNode;
}

/** The controls under the picture. */
export function Transport({ deck, clip, isFull, onFull, playRef, marks, children }: TransportProps) {
  const { rate, speed, isLooping, range } = useDeckState(deck);
  const time = clipTime(clip);
  // shuttled, it runs as it was asked to and not at the chosen speed
  const shown = rate === 0 ? speed : rate;
  return (
    <div className="transport">
      <Scrubber deck={deck} clip={time} spriteUrl={clip.spriteUrl} ratio={clip.width / clip.height}>
        {marks}
      </Scrubber>
      <div className="transport-row">
        <IconButton label="One frame back (←)" aria-keyshortcuts="ArrowLeft" onClick={() => deck.step(-1)}>
          <StepBack className="icon" aria-hidden="true" />
        </IconButton>
        <IconButton ref={playRef} variant="default" label={rate === 0 ? "Play (Space)" : "Pause (Space)"} onClick={deck.toggle}>
          {rate === 0 ? <Play className="icon" aria-hidden="true" /> : <Pause className="icon" aria-hidden="true" />}
        </IconButton>
        <IconButton label="One frame on (→)" aria-keyshortcuts="ArrowRight" onClick={() => deck.step(1)}>
          <StepForward className="icon" aria-hidden="true" />
        </IconButton>
        <Place deck={deck} clip={time} />
        <span className="right row gap-0.5">
          {children}
          {range && (
            <button
              type="button"
              className="chip mono"
              title="Play all of it again (Esc)"
              aria-label={`Clear the range, frame ${range.from + 1} to ${range.to + 1}`}
              onClick={() => deck.setRange(null)}
            >
              {range.from + 1}–{range.to + 1}
            </button>
          )}
          <IconButton label="Loop" isPressed={isLooping} onClick={deck.toggleLoop}>
            <Repeat className="icon" aria-hidden="true" />
          </IconButton>
          <IconButton label={`Speed, ${shown}×`} className={shown === 1 ? "" : "text-accent-text"} onClick={() => deck.setSpeed(nextSpeed(speed))}>
            {shown === 1 ? <Gauge className="icon" aria-hidden="true" /> : <span className="mono xs">{shown}×</span>}
          </IconButton>
          <IconButton label={isFull ? "Leave full screen (F)" : "Full screen (F)"} onClick={onFull}>
            {isFull ? <Minimize className="icon" aria-hidden="true" /> : <Maximize className="icon" aria-hidden="true" />}
          </IconButton>
        </span>
      </div>
    </div>
  );
}

/** The time and the frame that are shown, written to the page for each. */
function Place({ deck, clip: { fps, frames } }: { deck: Deck; clip: ClipTime }) {
  const time = useRef<HTMLSpanElement>(null);
  const count = useRef<HTMLSpanElement>(null);
  const write = useCallback(
    (frame: number) => {
      if (time.current) time.current.textContent = timecode(frame, fps);
      if (count.current) count.current.textContent = `frame ${frame + 1} of ${frames}`;
    },
    [fps, frames],
  );
  useEachFrame(deck.playhead, write);
  return (
    <>
      <span className="timecode mx-2">
        <span ref={time}>{timecode(0, fps)}</span>
        <span className="muted hide-phone text-xs"> / {timecode(frames, fps)}</span>
      </span>
      <span ref={count} className="xs muted mono hide-phone max-xl:hidden">
        {`frame 1 of ${frames}`}
      </span>
    </>
  );
}
