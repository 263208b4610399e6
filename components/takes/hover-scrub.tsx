"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { keyOf } from "@/components/keys/match-key";
import { frameCount, timecode } from "@/components/player/timecode";
import { useHoverPlay } from "@/components/takes/hover-play";
import type { ClipView } from "@/lib/takes/view";

/** Frames side by side in a sprite. */
const FRAMES = 9;
/** A pointer or a focus that only passes by asks for nothing. */
const INTENT_MS = 80;
/** A hand that rests trembles by so much. */
const TREMBLE_PX = 12;

interface HoverScrubProps {
  clip: Pick<ClipView, "url" | "durationMs" | "fps" | "spriteUrl">;
  /** What stands in the corner while nothing is scrubbed. */
  label: string;
  /** Whether a pointer or a focus that rests plays the clip; "asked": a pointer that rests, or Space. */
  plays: boolean | "asked";
  /** Where the pointer is that brought it; null for the focus. */
  cameAt: number | null;
  /** The `.frame` that holds the picture; the link around it is what is hovered and focused. */
  frameRef: RefObject<HTMLElement | null>;
}

/**
 * Hover-scrub of a clip: the pointer's place across the picture, or J and L while it has focus, shows that moment from the sprite.
 * With `plays` a pointer that rests plays the clip from there: moving is to look for something, resting is to watch, and neither needs a click.
 * Not a byte is asked for before a pointer or a focus rests there. Moves write to the DOM, so React renders once a tile.
 * Goes inside the frame, after the picture.
 */
export function HoverScrub({ clip, label, plays, cameAt, frameRef }: HoverScrubProps) {
  const stripRef = useRef<HTMLSpanElement>(null);
  const headRef = useRef<HTMLElement>(null);
  const codeRef = useRef<HTMLSpanElement>(null);
  const place = useRef(0);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const restedAt = useRef(0);
  const [isWanted, setIsWanted] = useState(false);
  const play = useHoverPlay(clip, plays !== false, codeRef);

  useEffect(() => () => clearTimeout(resting.current), []);

  const want = () => {
    if (isWanted) return;
    clearTimeout(resting.current);
    resting.current = setTimeout(() => setIsWanted(true), INTENT_MS);
  };

  const show = (to: number) => {
    const frame = frameRef.current;
    if (!frame) return;
    place.current = Math.min(0.999, Math.max(0, to));
    const index = Math.floor(place.current * FRAMES);
    frame.classList.add("is-scrubbing");
    if (stripRef.current) stripRef.current.style.backgroundPosition = `${(index / (FRAMES - 1)) * 100}% 0`;
    // moved, not laid out anew
    if (headRef.current) headRef.current.style.transform = `translateX(${place.current * frame.offsetWidth}px)`;
    if (codeRef.current) codeRef.current.textContent = timecode(frameOf(index, clip), clip.fps);
  };

  const rest = () => {
    clearTimeout(resting.current);
    play.stop();
    frameRef.current?.classList.remove("is-scrubbing");
    if (codeRef.current) codeRef.current.textContent = label;
  };

  const hearing = useRef<Partial<Hearing>>({});
  useEffect(() => {
    hearing.current = {
      pointermove: ({ clientX, pointerType }) => {
        const box = frameRef.current?.getBoundingClientRect();
        if (pointerType === "touch" || !box?.width) return;
        if (play.isPlaying()) {
          if (Math.abs(clientX - restedAt.current) < TREMBLE_PX) return;
          play.stop();
        }
        want();
        const at = (clientX - box.left) / box.width;
        show(at);
        restedAt.current = clientX;
        play.playSoon(at);
      },
      pointerleave: rest,
      // it opens: what plays then is the player
      pointerdown: play.stop,
      focus: () => {
        if (!hostOf(frameRef)?.matches(":focus-visible")) return;
        want();
        if (plays === true) play.playSoon(0);
      },
      blur: () => {
        place.current = 0;
        rest();
      },
      keydown: (event) => {
        if (event.key === "Escape") rest();
        if (plays === "asked" && event.key === " ") {
          event.preventDefault();
          if (play.isPlaying()) rest();
          else play.playNow(place.current);
        }
        const asked = keyOf(event, ["scrubBack", "scrubOn"]);
        if (!asked) return;
        event.preventDefault();
        play.stop();
        setIsWanted(true);
        show(stepped(place.current, asked === "scrubBack" ? -1 : 1));
      },
    };
  });

  useEffect(() => {
    const host = hostOf(frameRef);
    if (!host) return;
    const stop = new AbortController();
    const hear = <Name extends keyof Hearing>(name: Name) =>
      host.addEventListener(name, (event: HTMLElementEventMap[Name]) => hearing.current[name]?.(event), { signal: stop.signal });
    hear("pointermove");
    hear("pointerleave");
    hear("pointerdown");
    hear("focus");
    hear("blur");
    hear("keydown");
    // what brought this was before it could hear
    if (cameAt !== null && host.matches(":hover")) host.dispatchEvent(new PointerEvent("pointermove", { clientX: cameAt }));
    else if (host === document.activeElement) host.dispatchEvent(new FocusEvent("focus"));
    return () => stop.abort();
  }, [frameRef, cameAt]);

  return (
    <>
      <span className="frame-strip" ref={stripRef} style={isWanted ? { backgroundImage: `url("${clip.spriteUrl}")` } : undefined} />
      {play.layer}
      <i className="frame-head" ref={headRef} />
      <span className="tc" ref={codeRef}>
        {label}
      </span>
    </>
  );
}

type Hearing = {
  [Name in "pointermove" | "pointerleave" | "pointerdown" | "focus" | "blur" | "keydown"]: (event: HTMLElementEventMap[Name]) => void;
};

function hostOf(frameRef: RefObject<HTMLElement | null>): HTMLElement | null {
  return frameRef.current?.closest("a") ?? null;
}

/** Which frame of the clip a sprite's picture is: they go from the first to the last at even distances. */
function frameOf(index: number, { durationMs, fps }: Pick<ClipView, "durationMs" | "fps">): number {
  return Math.round((index * (frameCount(durationMs, fps) - 1)) / (FRAMES - 1));
}

/** The middle of the next or the one before of the sprite's frames, so that rounding never skips one. */
function stepped(place: number, step: number): number {
  return (Math.min(FRAMES - 1, Math.max(0, Math.floor(place * FRAMES) + step)) + 0.5) / FRAMES;
}
