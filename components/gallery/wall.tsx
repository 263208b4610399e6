"use client";

import { type CSSProperties, type FocusEvent, type KeyboardEvent, type RefObject, useState } from "react";
import { useWholeRows } from "@/components/gallery/use-whole-rows";
import { tileAfterKey } from "@/components/gallery/wall-keys";
import { TakeTile } from "@/components/takes/take-tile";
import { type GalleryFilters, placeHref } from "@/lib/gallery/state";
import type { TakeView } from "@/lib/takes/view";

/** Tiles that are sure to stand in the first screen: their posters are asked for at once. */
const EAGER = 8;

/** Pictures out of sight cost nothing, and a tile that is gone to is not under the bars. */
const TILES = "[&_.frame]:[content-visibility:auto] [&_.tile-link]:scroll-mt-28 [&_.tile-link]:scroll-mb-24";

interface WallProps {
  takes: readonly TakeView[];
  /** More can be loaded. */
  hasMore: boolean;
  filters: GalleryFilters;
  rowHeight: number;
  onOpen: (take: TakeView) => void;
  wallRef: RefObject<HTMLUListElement | null>;
}

/** Takes as a justified wall. One tab stop: arrows, Home and End move through it, Enter opens, J and L scrub. */
export function Wall({ takes: all, hasMore, filters, rowHeight, onOpen, wallRef }: WallProps) {
  const takes = useWholeRows(all, hasMore, rowHeight, wallRef);
  const [stopId, setStopId] = useState<string | null>(null);
  const stop = takes.some((take) => take.id === stopId) ? stopId : takes[0]?.id;

  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const tiles = tilesIn(event.currentTarget);
    const at = tiles.findIndex((tile) => tile.contains(document.activeElement));
    if (at < 0) return;
    const to = tileAfterKey(event.key, at, tiles.length, (index) => boxOf(tiles[index]));
    if (to === null) return;
    event.preventDefault();
    focusTile(tiles[to]);
  };
  const follow = (event: FocusEvent) => {
    const id = event.target.closest<HTMLElement>("[data-take]")?.dataset.take;
    if (id) setStopId(id);
  };

  return (
    <ul
      ref={wallRef}
      className={`wall md:[--rowh:var(--rowh-chosen)] ${hasMore ? "pb-2 after:hidden" : ""} ${TILES}`}
      style={{ "--rowh-chosen": `${rowHeight}rem` } as CSSProperties}
      aria-label="Takes"
      onKeyDown={move}
      onFocus={follow}
    >
      {takes.map((take, index) => (
        <TakeTile
          key={take.id}
          take={take}
          href={placeHref({ filters, takeId: take.id })}
          onOpen={onOpen}
          tabIndex={take.id === stop ? 0 : -1}
          isEager={index < EAGER}
        />
      ))}
    </ul>
  );
}

/** Puts the focus on a take's tile, if it is on the wall. */
export function focusTake(wall: HTMLUListElement | null, takeId: string) {
  if (wall) focusTile(tilesIn(wall).find((tile) => tile.dataset.take === takeId));
}

function focusTile(tile: HTMLElement | undefined) {
  const link = tile?.querySelector<HTMLElement>(".tile-link");
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: "nearest" });
}

function tilesIn(wall: HTMLElement): HTMLElement[] {
  return [...wall.querySelectorAll<HTMLElement>(":scope > [data-take]")];
}

const NOWHERE = { left: 0, top: 0, width: 0 };

function boxOf(tile: HTMLElement | undefined) {
  return tile ? { left: tile.offsetLeft, top: tile.offsetTop, width: tile.offsetWidth } : NOWHERE;
}
