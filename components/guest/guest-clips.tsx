"use client";

import { type CSSProperties, type MouseEvent, useRef, useState } from "react";
import { isCircled, STANDING_WORDS, type Standing, standingOf } from "@/components/guest/guest-words";
import { Poster } from "@/components/takes/poster";
import { TakeMark } from "@/components/takes/take-mark";
import { lengthWords } from "@/components/takes/take-words";
import { SquarePen } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { CircleCheck, Play } from "@/components/ui/more-icons";
import { formatUsd } from "@/lib/money";
import type { GuestRoom, GuestTake } from "@/lib/shares/view";

const HoverScrub = later(() => import("@/components/takes/hover-scrub").then((module) => module.HoverScrub));

/** Tiles that stand in the first screen: their posters are asked for at once. */
const EAGER = 6;

interface GuestClipsProps {
  room: GuestRoom;
  takes: readonly GuestTake[];
  openId: string | null;
  onShow: (takeId: string) => void;
  /** A pointer or the focus came near: what opens a clip may be fetched. */
  onNear: () => void;
}

/** All clips of the share: still pictures until one is opened. */
export function GuestClips({ room, takes, openId, onShow, onNear }: GuestClipsProps) {
  return (
    <ul className="guest-clips">
      {takes.map((take, index) => (
        <li key={take.id}>
          <GuestClip room={room} take={take} isOpen={take.id === openId} isEager={index < EAGER} onShow={onShow} onNear={onNear} />
        </li>
      ))}
    </ul>
  );
}

interface GuestClipProps extends Pick<GuestClipsProps, "room" | "onShow" | "onNear"> {
  take: GuestTake;
  isOpen: boolean;
  isEager: boolean;
}

function GuestClip({ room, take, isOpen, isEager, onShow, onNear }: GuestClipProps) {
  const frame = useRef<HTMLSpanElement>(null);
  const [cameAt, setCameAt] = useState<number | null>(null);
  const { clip } = take;
  if (!clip) return null;
  const standing = standingOf(take, room.permission);
  const length = lengthWords(clip.durationMs);

  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onShow(take.id);
  };

  return (
    // a real address: for a new tab, and for a browser without script
    <a
      className="guest-clip"
      href={`?take=${encodeURIComponent(take.id)}`}
      data-take={take.id}
      aria-current={isOpen || undefined}
      onClick={open}
      onFocus={onNear}
      onPointerDown={onNear}
      onPointerMove={({ pointerType, clientX }) => {
        if (pointerType === "touch" || cameAt !== null) return;
        onNear();
        setCameAt(clientX);
      }}
    >
      <span className="sr-only">Watch </span>
      <span className="guest-box">
        <span className="frame" ref={frame} style={{ "--ar": tileRatio(clip) } as CSSProperties}>
          <Poster src={clip.posterUrl} width={clip.width} thumbhash={clip.thumbhash} isEager={isEager} />
          {cameAt === null ? (
            <span className="tc">{length}</span>
          ) : (
            <HoverScrub clip={clip} label={length} plays={false} cameAt={cameAt} frameRef={frame} />
          )}
        </span>
        <span className="guest-play">
          <span>
            <Play className="icon icon-lg" fill="currentColor" aria-hidden="true" />
          </span>
        </span>
      </span>
      <span className="guest-caption">
        <span className="row gap-3 ps-2">
          <TakeMark number={take.number} isApproved={isCircled(take)} />
          <span className="slate">{take.slate}</span>
        </span>
        {take.costMicros !== null && <span className="cost">{formatUsd(take.costMicros)}</span>}
        <StandingState standing={standing} />
      </span>
    </a>
  );
}

const BOX = 16 / 9;

/** Its own shape; what is all but 16:9 fills the box, a hair of it cut off. */
function tileRatio({ width, height }: { width: number; height: number }): string {
  const ratio = width / height;
  return (Math.abs(ratio / BOX - 1) < 0.04 ? BOX : ratio).toFixed(4);
}

function StandingState({ standing }: { standing: Standing }) {
  if (standing === "none") return null;
  const Icon = standing === "approved" ? CircleCheck : SquarePen;
  return (
    <span className={`state ${{ approved: "state-ok", changes: "state-info", waiting: "" }[standing]}`}>
      {standing !== "waiting" && <Icon className="icon" aria-hidden="true" />}
      {STANDING_WORDS[standing]}
    </span>
  );
}
