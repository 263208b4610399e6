"use client";

import { useState } from "react";
import { smallOf } from "@/lib/stills/limits";
import type { StillView } from "@/lib/takes/view";

/** What a short row holds. */
const RECENT_MAX = 8;

/** Stills that takes on this page were made from, the newest first. Their pictures are fetched only when they are asked for. */
export function RecentStills({
  stills,
  currentId,
  onChoose,
}: {
  stills: readonly StillView[];
  currentId: string | undefined;
  onChoose: (still: StillView) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const shown = stills.filter((still, at) => still.id !== currentId && stills.findIndex((one) => isSame(one, still)) === at).slice(0, RECENT_MAX);
  if (shown.length === 0) return null;
  return (
    <>
      <button type="button" className="link xs pointer-coarse:py-2" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Use one from before
      </button>
      {isOpen && (
        <div className="grid basis-full grid-cols-8 gap-1.5">
          {shown.map((still) => (
            <button
              key={still.id}
              type="button"
              className="frame aspect-square border-0 p-0"
              title={still.name}
              aria-label={`Use ${still.name} again`}
              onClick={() => onChoose(still)}
            >
              <img className="size-full object-cover" src={smallOf(still.url)} alt="" decoding="async" />
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** The same picture, however often it was brought. */
function isSame(one: StillView, other: StillView): boolean {
  return one.thumbhash === other.thumbhash && one.name === other.name && one.width === other.width && one.height === other.height;
}
