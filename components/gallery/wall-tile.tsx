"use client";

import { type CSSProperties, memo, useRef, useState } from "react";
import { TileMake } from "@/components/gallery/tile-make";
import { notesWords, tileName } from "@/components/gallery/tile-words";
import { Poster } from "@/components/takes/poster";
import { StateIcon } from "@/components/takes/state-icon";
import { TakeMark } from "@/components/takes/take-mark";
import { lengthWords, PROVIDER_LABELS, takePrice } from "@/components/takes/take-words";
import { CircleX, Heart, MessageSquare, SquarePen, Star } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import type { TileView } from "@/lib/gallery/view";
import { STATUS_LABELS } from "@/lib/takes/state";
import { VERDICT_WORDS } from "@/lib/verdicts/limits";

const HoverScrub = later(() => import("@/components/takes/hover-scrub").then((module) => module.HoverScrub), TimeCode);

interface WallTileProps {
  takeId: string;
  /** Its place in the order of the wall, and in its row, both from 0. */
  index: number;
  column: number;
  ratio: number;
  /** How much less than all has room on it, as `narrowness` says it of its width. */
  narrow: string;
  /** Undefined while it is asked for: its place and its shape are known before. */
  tile: TileView | undefined;
  href: string;
  isPicked: boolean;
  /** The wall's one tab stop. */
  isStop: boolean;
  /** In the first screen: its picture is asked for at once. */
  isEager: boolean;
}

/** Narrower than so many rem a tile shows less: app/styles/gallery.css says what. Known from the rows alone, where a container query would lay out each tile by itself. */
const NARROW = [
  [13, " under-13"],
  [10, " under-10"],
  [8, " under-8"],
  [5.5, " under-5"],
] as const;

export function narrowness(widthRem: number): string {
  return NARROW.map(([rem, name]) => (widthRem <= rem ? name : "")).join("");
}

/** A take on the wall. What is pressed on it is heard by the wall, by `data-do`. */
export const WallTile = memo(function WallTile({ takeId, index, column, ratio, narrow, tile, href, isPicked, isStop, isEager }: WallTileProps) {
  const name = tile ? tileName(tile) : `Take ${index + 1}, loading`;
  const [came, setCame] = useState<Came>(null);
  const short = tile ? `${tile.slate} T${tile.number}` : `take ${index + 1}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the focus is on its link
    <div
      role="gridcell"
      className={`tile${narrow}${isPicked ? " is-picked" : ""}`}
      data-take={takeId}
      data-at={index}
      aria-colindex={column + 1}
      aria-selected={isPicked}
      style={{ flexGrow: ratio, "--a": ratio } as CSSProperties}
    >
      <input className="check tile-check" type="checkbox" data-do="pick" aria-label={`Select ${short}`} tabIndex={-1} checked={isPicked} readOnly />
      {/* what shows the clip comes with the first pointer or focus that comes near */}
      <a
        className="tile-link"
        href={href}
        draggable={false}
        tabIndex={isStop ? 0 : -1}
        aria-label={name}
        onPointerMove={came ? undefined : ({ clientX, pointerType }) => pointerType !== "touch" && setCame({ at: clientX })}
        onFocus={came ? undefined : () => setCame({ at: null })}
      >
        {tile ? (
          <Picture tile={tile} ratio={ratio} isEager={isEager} came={came} />
        ) : (
          <div className="frame bg-hover" style={{ "--ar": ratio } as CSSProperties} />
        )}
      </a>
      {tile && (
        <>
          <button
            type="button"
            className={tile.isFavourite ? "tile-act tile-favourite is-on" : "tile-act tile-favourite"}
            data-do="favourite"
            aria-label={`Favourite ${short}`}
            aria-pressed={tile.isFavourite}
            title="Favourite (F)"
            tabIndex={-1}
          >
            <Heart className="icon" aria-hidden="true" />
          </button>
          <TileMake takeId={takeId} number={tile.number} />
          <Meta tile={tile} />
        </>
      )}
    </div>
  );
});

/** Where the pointer came over it; at null the focus did. */
type Came = { at: number | null } | null;

interface PictureProps {
  tile: TileView;
  ratio: number;
  isEager: boolean;
  came: Came;
}

// drawn again only for what they show: selecting all of a screen is then a matter of its cells alone
const Picture = memo(function Picture({ tile, ratio, isEager, came }: PictureProps) {
  const { clip, status } = tile;
  const frame = useRef<HTMLDivElement>(null);
  const label = clip ? lengthWords(clip.durationMs) : "";
  return (
    <div className="frame" ref={frame} style={{ "--ar": ratio } as CSSProperties}>
      <Poster src={clip?.posterUrl ?? null} width={clip?.width} thumbhash={clip?.thumbhash ?? tile.still.thumbhash} isEager={isEager} isDim={!clip} />
      {!clip && (
        <span className="leader">
          <span className="leader-icon">
            <StateIcon status={status} />
          </span>
          <span className="tc">{STATUS_LABELS[status]}</span>
        </span>
      )}
      {clip && (came ? <HoverScrub clip={clip} label={label} plays="asked" cameAt={came.at} frameRef={frame} /> : <TimeCode label={label} />)}
    </div>
  );
});

function TimeCode({ label }: { label: string }) {
  return <span className="tc">{label}</span>;
}

const Meta = memo(function Meta({ tile }: { tile: TileView }) {
  const { number, slate, provider, resolution, verdict, notes, openNotes, rating } = tile;
  const price = takePrice(tile);
  return (
    <div className="tile-meta" aria-hidden="true">
      <TakeMark number={number} isApproved={verdict === "approved"} />
      <span className="slate truncate">{slate}</span>
      <span className="provider num" title={PROVIDER_LABELS[provider]}>
        <i className={provider === "eachlabs" ? "provider-dot b" : "provider-dot"} />
        {resolution}
      </span>
      <span className="tile-said">
        {rating && (
          <span className="tile-count" title={`${rating} of 5 stars`}>
            <Star className="icon" />
            {rating}
          </span>
        )}
        {notes > 0 && (
          <span className={openNotes > 0 ? "tile-count is-open" : "tile-count"} title={notesWords(notes, openNotes)}>
            <MessageSquare className="icon" />
            {notes}
          </span>
        )}
        {verdict === "changes_requested" && (
          <span className="state state-info" title={VERDICT_WORDS[verdict]}>
            <SquarePen className="icon" />
          </span>
        )}
        {verdict === "rejected" && (
          <span className="state state-danger" title={VERDICT_WORDS[verdict]}>
            <CircleX className="icon" />
          </span>
        )}
        <span className={price.isKnown ? "cost" : "cost cost-none"}>{price.text}</span>
      </span>
    </div>
  );
});
