"use client";

import type { ReactNode } from "react";
import { VIEW_LABELS } from "@/components/review/take-words";
import type { IconComponent } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { ChevronRight } from "@/components/ui/icons";
import { ChevronLeft, Columns2, Contrast, Grid2x2, RectangleHorizontal, SplitSquareHorizontal, SquareStack } from "@/components/ui/more-icons";
import { Segmented } from "@/components/ui/segmented";
import { ROOM_VIEWS, type RoomView, watchable } from "@/lib/review/state";
import type { ReviewShot } from "@/lib/review/view";

const ICONS: Record<RoomView, IconComponent> = {
  one: RectangleHorizontal,
  side: Columns2,
  wipe: SplitSquareHorizontal,
  difference: Contrast,
  still: SquareStack,
  sheet: Grid2x2,
};
const ALONE: ReadonlySet<RoomView> = new Set(["one", "still"]);
const END = "aria-disabled:border-transparent aria-disabled:bg-transparent";

interface RoomBarProps {
  shot: ReviewShot;
  view: RoomView;
  onView: (view: RoomView) => void;
  onShot: (way: "previous" | "next") => void;
  /** The way back. */
  before?: ReactNode;
  /** More to do with the shot. */
  children?: ReactNode;
}

/** Which shot it is, how its takes are looked at, and the way to the shots beside it. */
export function RoomBar({ shot, view, onView, onShot, before, children }: RoomBarProps) {
  const canCompare = watchable(shot).length > 1;
  return (
    <div className="room-bar">
      {before}
      <h1 className="truncate" title={shot.prompt ?? undefined}>
        <span className="slate">{shot.slate}</span>
        {shot.prompt && <span className="hide-phone"> {shot.prompt}</span>}
      </h1>
      <span className="row nowrap gap-0">
        <IconButton label="Previous shot ([)" size="sm" className={END} isBlocked={!shot.previousId} onClick={() => onShot("previous")}>
          <ChevronLeft className="icon" aria-hidden="true" />
        </IconButton>
        <IconButton label="Next shot (])" size="sm" className={END} isBlocked={!shot.nextId} onClick={() => onShot("next")}>
          <ChevronRight className="icon" aria-hidden="true" />
        </IconButton>
      </span>
      <Segmented
        className="right room-views"
        label="View"
        isLabelHidden
        value={view}
        options={ROOM_VIEWS.map((one) => {
          const Icon = ICONS[one];
          const label = (
            <>
              <Icon className="icon" aria-hidden="true" />
              <span className="sr-only">{VIEW_LABELS[one]}</span>
            </>
          );
          return { value: one, label, isDisabled: !canCompare && !ALONE.has(one), title: VIEW_LABELS[one] };
        })}
        onChange={onView}
      />
      {children}
    </div>
  );
}
