"use client";

import { type CSSProperties, type PointerEvent, type ReactNode, useCallback, useRef, useState } from "react";
import type { Deck } from "@/components/player/deck";
import type { ClipTime } from "@/components/player/in-step";
import { spokenPlace, timecode } from "@/components/player/timecode";
import { useDeckState, useEachFrame } from "@/components/player/use-deck";

/** Frames side by side in a sprite. */
const SPRITE = 9;

interface ScrubberProps {
  deck: Deck;
  clip: ClipTime;
  /** Its frames side by side, asked for when a pointer comes. */
  spriteUrl: string;
  /** Width over height of the picture. */
  ratio: number;
  /** Lies on the track: marks of notes. */
  children?: ReactNode;
}

/**
 * Where in the clip one is: a slider of frames that speaks time and frame. The ticks are its own frames and seconds, the marked range stands on it,
 * and a pointer over it shows what is there.
 */
export function Scrubber({ deck, clip, spriteUrl, ratio, children }: ScrubberProps) {
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const code = useRef<HTMLSpanElement>(null);
  const [isNear, setNear] = useState(false);
  const { range } = useDeckState(deck);
  const { fps, frames } = clip;
  const last = Math.max(1, frames - 1);

  const write = useCallback(
    (frame: number) => {
      box.current?.style.setProperty("--pos", String((frame / last) * 100));
      if (!input.current) return;
      input.current.value = String(frame);
      input.current.setAttribute("aria-valuetext", spokenPlace(frame, frames, fps));
    },
    [last, frames, fps],
  );
  useEachFrame(deck.playhead, write);

  const preview = ({ clientX, pointerType }: PointerEvent) => {
    const track = box.current?.getBoundingClientRect();
    if (!track?.width || !bubble.current || !code.current || pointerType === "touch") return;
    if (!isNear) setNear(true);
    const place = Math.min(1, Math.max(0, (clientX - track.left) / track.width));
    const picture = Math.round(place * (SPRITE - 1));
    bubble.current.style.setProperty("--at", String(place));
    bubble.current.style.backgroundPosition = `${(picture / (SPRITE - 1)) * 100}% 0`;
    code.current.textContent = timecode(Math.round(place * last), fps);
  };

  const scale = { "--tick": `${100 / last}%`, "--second": `${(100 * Math.round(fps)) / last}%` } as CSSProperties;
  return (
    <div ref={box} className="scrubber" style={scale} onPointerMove={preview}>
      <input
        ref={input}
        type="range"
        min={0}
        max={frames - 1}
        step={1}
        defaultValue={0}
        data-keys="frames"
        aria-label="Place in the clip"
        onChange={(event) => deck.seek(event.target.valueAsNumber)}
      />
      <div className="scrub-track before:bg-[repeating-linear-gradient(90deg,var(--color-line-control)_0_1px,transparent_1px_var(--tick))] after:bg-[repeating-linear-gradient(90deg,var(--color-line-control)_0_1px,transparent_1px_var(--second))]">
        <div className="scrub-fill" />
        {range && (
          <div
            className="scrub-range"
            style={{ insetInlineStart: `${(range.from / last) * 100}%`, width: `${((range.to - range.from) / last) * 100}%` }}
          />
        )}
      </div>
      {children}
      {/* it moves a box as wide as the track: what of that goes past the end must not make the page wider */}
      <span className="pointer-events-none absolute -inset-x-2 inset-y-0 overflow-x-clip">
        <span className="absolute inset-x-2 inset-y-0 translate-x-[calc(var(--pos)*1%)]">
          <i className="scrub-head left-0" />
        </span>
      </span>
      <span
        ref={bubble}
        className="scrub-preview"
        style={{ "--a": ratio, backgroundImage: isNear ? `url("${spriteUrl}")` : undefined } as CSSProperties}
      >
        <span ref={code} className="tc" />
      </span>
    </div>
  );
}
