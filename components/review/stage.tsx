"use client";

import { type CSSProperties, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { ClipPicture } from "@/components/player/clip-picture";
import type { Deck } from "@/components/player/deck";
import type { StillOverProps, WipeHandleProps } from "@/components/review/over-stage";
import { TakeLine } from "@/components/review/take-line";
import { clipLabel } from "@/components/review/take-words";
import { CELL, useBestColumns } from "@/components/review/use-best-columns";
import type { Look } from "@/components/review/use-look";
import type { useZoom } from "@/components/review/use-zoom";
import { later } from "@/components/ui/later";
import type { RoomView } from "@/lib/review/state";
import type { ReviewShot, ReviewTake } from "@/lib/review/view";

const StillOver = later<StillOverProps>(() => import("@/components/review/over-stage").then((module) => module.StillOver));
const WipeHandle = later<WipeHandleProps>(() => import("@/components/review/over-stage").then((module) => module.WipeHandle));

interface StageProps {
  stage: RefObject<HTMLDivElement | null>;
  shot: ReviewShot;
  /** In the order of their numbers. */
  takes: readonly ReviewTake[];
  focused: ReviewTake;
  view: RoomView;
  deck: Deck;
  look: Look;
  zoom: ReturnType<typeof useZoom>;
  onFocus: (takeId: string) => void;
  /** Lies over the picture of the focused take. */
  layer: ReactNode;
}

/**
 * The pictures on their dark surround, in one deck: one, beside each other, or one over the other. Each is whole and uncropped. A press on the picture
 * plays or pauses; beside each other it first says which one is meant.
 */
export function Stage({ stage, shot, takes, focused, view, deck, look, zoom, onFocus, layer }: StageProps) {
  const set = useRef<HTMLDivElement>(null);
  const ratioOf = (take: ReviewTake) => (take.clip ? take.clip.width / take.clip.height : 16 / 9);
  const ratio = ratioOf(focused);
  const columns = useBestColumns(set, takes.length, ratio);
  const isSide = view === "side" && takes.length > 1;
  const rows = Math.ceil(takes.length / columns);
  const [under, over] = takes;
  const isOver = (view === "wipe" || view === "difference") && under !== undefined && over !== undefined;

  useEffect(() => {
    deck.setLead(focused.id);
  }, [deck, focused.id]);

  const sizes = {
    "--a": ratio.toFixed(4),
    "--columns": isSide ? columns : 1,
    "--rows": isSide ? rows : 1,
    "--gap": `${CELL.gap}px`,
    "--extra": isSide ? `${CELL.extra}px` : "0px",
    "--wipe": look.wipe,
    "--gain": look.gain,
  } as CSSProperties;

  return (
    // biome-ignore lint/a11y: second ways for pointers; each has its key and its button
    <div
      ref={stage}
      className="stage room-stage on-picture"
      data-view={isSide || isOver || view === "still" ? view : "one"}
      data-zoomed={zoom.isZoomed || undefined}
      style={sizes}
      {...zoom.handlers}
      onClick={({ target }) => {
        if (!(target instanceof HTMLVideoElement) || zoom.wasMoved()) return;
        const takeId = target.closest<HTMLElement>("[data-take]")?.dataset.take;
        if (isSide && takeId && takeId !== focused.id) onFocus(takeId);
        else deck.toggle();
      }}
      onDoubleClick={({ target }) => target instanceof HTMLVideoElement && zoom.toggle()}
    >
      <div ref={set} className="stage-set">
        {takes.map((take, index) => (
          <div
            key={take.id}
            className="stage-cell"
            data-take={take.id}
            data-current={(isSide && take.id === focused.id) || undefined}
            data-over={(isOver && index === 1) || undefined}
          >
            {take.clip && (
              <ClipPicture
                clip={take.clip}
                deck={deck}
                id={take.id}
                label={clipLabel(take)}
                style={{ "--a": ratioOf(take).toFixed(4) } as CSSProperties}
              >
                {take.id === focused.id && layer}
              </ClipPicture>
            )}
            {isSide && <TakeLine take={take} isPicked={take.id === shot.pickedTakeId} />}
          </div>
        ))}
      </div>
      {view === "still" && <StillOver take={focused} look={look} />}
      {view === "wipe" && isOver && <WipeHandle under={under} over={over} look={look} ratio={ratio} />}
    </div>
  );
}
