"use client";

import { type CSSProperties, type MouseEvent, memo, type ReactNode, useRef, useState } from "react";
import { MakeButton } from "@/components/takes/make/make-button";
import { OriginLine } from "@/components/takes/make/origin-line";
import { Poster } from "@/components/takes/poster";
import { StateIcon } from "@/components/takes/state-icon";
import { ratioOf } from "@/components/takes/take-shape";
import { lengthWords, PROVIDER_LABELS, resolutionOf, takeMark, takeName, takePrice } from "@/components/takes/take-words";
import { later } from "@/components/ui/later";
import { Link } from "@/components/ui/link";
import { STATUS_LABELS } from "@/lib/takes/state";
import type { TakeView } from "@/lib/takes/view";

const HoverScrub = later(() => import("@/components/takes/hover-scrub").then((module) => module.HoverScrub), TimeCode);

export interface TakeTileProps {
  take: TakeView;
  /** Where the tile leads: a real address, for a new tab and for no script. */
  href: string;
  /** A plain click or Enter; without it the link is followed. */
  onOpen?: (take: TakeView) => void;
  /** For lists with one tab stop. */
  tabIndex?: number;
  /** Its own shape, or 16:9 for all where tiles stand in equal columns. */
  shape?: "own" | "wide";
  isNew?: boolean;
  /** The clip plays while a pointer or the focus rests on it. */
  plays?: boolean;
  /** Above the fold: its picture is asked for at once. */
  isEager?: boolean;
  hasSlate?: boolean;
  hasPrice?: boolean;
  /** Opens the take that it was made from, which is named below it then. */
  onOrigin?: (take: Pick<TakeView, "id">) => void;
  /** Goes on top of the tile, before its link: such as a checkbox. */
  children?: ReactNode;
}

/** A take as a picture: an `li` for a list of tiles. Its size is known from the ratio alone, so nothing moves when pictures come. */
export const TakeTile = memo(function TakeTile(props: TakeTileProps) {
  const { take, shape = "own", hasSlate = true, hasPrice = true } = props;
  const ratio = shape === "wide" ? 1.7778 : ratioOf(take);
  const price = takePrice(take);
  return (
    <li className="tile" data-take={take.id} style={{ "--a": ratio } as CSSProperties}>
      {props.children}
      <TilePicture {...props} ratio={ratio} />
      <MakeButton take={take} className="tile-make" tabIndex={props.tabIndex} />
      <div className="tile-meta @max-[6rem]:gap-1.5 @max-[6rem]:ps-0">
        <span className="mark">{takeMark(take)}</span>
        {hasSlate && <span className="slate truncate">{take.slate}</span>}
        <span className="provider num" title={PROVIDER_LABELS[take.provider]}>
          <i className={take.provider === "eachlabs" ? "provider-dot b" : "provider-dot"} />
          {resolutionOf(take)}
        </span>
        {hasPrice && <span className={`right cost @max-[13rem]:hidden ${price.isKnown ? "" : "cost-none"}`}>{price.text}</span>}
      </div>
      {props.onOrigin && <OriginLine take={take} onOpen={props.onOrigin} />}
    </li>
  );
});

function TilePicture({ take, href, onOpen, tabIndex, isNew, isEager, plays = false, ratio }: TakeTileProps & { ratio: number }) {
  const label = take.clip ? lengthWords(take.clip.durationMs) : "";
  const frameRef = useRef<HTMLDivElement>(null);
  // what shows the clip comes with the first pointer or focus that comes near
  const [came, setCame] = useState<{ at: number | null } | null>(null);
  const state = STATUS_LABELS[take.status];

  const open = (event: MouseEvent<HTMLAnchorElement>) => {
    if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(take);
  };

  return (
    <Link
      className="tile-link"
      href={href}
      prefetch={false}
      scroll={false}
      tabIndex={tabIndex}
      aria-label={takeName(take, state, isNew)}
      onClick={open}
      onPointerMove={came ? undefined : ({ clientX, pointerType }) => pointerType !== "touch" && setCame({ at: clientX })}
      onFocus={came ? undefined : () => setCame({ at: null })}
    >
      <div className="frame" ref={frameRef} style={{ "--ar": ratio } as CSSProperties}>
        <Poster
          src={take.clip?.posterUrl ?? null}
          width={take.clip?.width}
          thumbhash={take.clip?.thumbhash ?? take.still.thumbhash}
          isEager={isEager}
          isDim={!take.clip}
        />
        {!take.clip && <TileState take={take} word={state} />}
        {isNew && <span className="frame-badge">New</span>} {/* two words, not one, for who reads them as text */}
        {take.clip &&
          (came ? <HoverScrub clip={take.clip} label={label} plays={plays} cameAt={came.at} frameRef={frameRef} /> : <TimeCode label={label} />)}
      </div>
    </Link>
  );
}

function TimeCode({ label }: { label: string }) {
  return <span className="tc">{label}</span>;
}

/** What stands in the frame of a take that has no clip, or not yet. White on the dark frame in both themes. */
function TileState({ take, word }: { take: TakeView; word: string }) {
  return (
    <span className="leader">
      <span className="leader-icon">
        <StateIcon status={take.status} />
      </span>
      <span className="tc">{word}</span>
    </span>
  );
}
