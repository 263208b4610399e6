"use client";

import { type CSSProperties, useEffect, useRef } from "react";
import { TakeLine } from "@/components/review/take-line";
import { spokenTake } from "@/components/review/take-words";
import { Poster } from "@/components/takes/poster";
import { StateIcon } from "@/components/takes/state-icon";
import type { ReviewShot } from "@/lib/review/view";
import { smallOf } from "@/lib/stills/limits";
import { STATUS_LABELS } from "@/lib/takes/state";

interface TakeStripProps {
  shot: ReviewShot;
  focusedId: string;
  /** On the stage. */
  stagedIds: readonly string[];
  /** With Shift or Ctrl a take comes to those on the stage, or leaves them. */
  onShow: (takeId: string, isMore: boolean) => void;
}

/** All takes of the shot, the first one first. What is still being made stands there too, and can't be opened yet. */
export function TakeStrip({ shot, focusedId, stagedIds, onShow }: TakeStripProps) {
  const strip = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (focusedId) strip.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [focusedId]);

  return (
    <nav aria-label="Takes of this shot">
      <ul ref={strip} className="strip">
        {shot.takes.map((take) => {
          const picture = take.clip ?? take.still;
          const ratio = { "--ar": (picture.width / picture.height).toFixed(4) } as CSSProperties;
          return (
            <li key={take.id} className="strip-item" style={ratio} data-staged={stagedIds.includes(take.id) || undefined}>
              {take.clip ? (
                <button
                  type="button"
                  aria-current={take.id === focusedId || undefined}
                  aria-label={spokenTake(take, take.id === shot.pickedTakeId)}
                  onClick={(event) => onShow(take.id, event.shiftKey || event.metaKey || event.ctrlKey)}
                >
                  <span className="frame">
                    <Poster src={smallOf(take.clip.posterUrl)} thumbhash={take.clip.thumbhash} />
                  </span>
                </button>
              ) : (
                <span className="frame is-dim" title={STATUS_LABELS[take.status]}>
                  <Poster src={smallOf(take.still.url)} thumbhash={take.still.thumbhash} isDim />
                  <span className="absolute inset-0 grid place-items-center text-white">
                    <StateIcon status={take.status} />
                    <span className="sr-only">{`Take ${take.number}: ${STATUS_LABELS[take.status]}`}</span>
                  </span>
                </span>
              )}
              <TakeLine take={take} isPicked={take.id === shot.pickedTakeId} />
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
