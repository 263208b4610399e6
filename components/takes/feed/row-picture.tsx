"use client";

import type { CSSProperties } from "react";
import type { Wait } from "@/components/takes/feed/elapsed";
import { Poster } from "@/components/takes/poster";
import { StateIcon } from "@/components/takes/state-icon";
import { Hourglass, KeyRound } from "@/components/ui/icons";
import { smallOf } from "@/lib/stills/limits";
import type { TakeView } from "@/lib/takes/view";

/** Where the dial's number would be wider than the dial. */
const DIAL_MAX_S = 999;

/** The still of a take under way, dimmed, with the film leader over it: the sweep is elapsed against usual, the number is seconds. */
export function RowPicture({ take, wait }: { take: TakeView; wait: Wait | null }) {
  const isTall = take.still.height > take.still.width;
  const seconds = wait && Math.floor(wait.elapsedMs / 1000);
  return (
    <div className={isTall ? "frame is-dim is-tall" : "frame is-dim"}>
      <Poster src={smallOf(take.still.url)} thumbhash={take.still.thumbhash} isDim />
      <div className="leader" aria-hidden="true">
        {take.status === "generating" && wait && seconds !== null && !wait.isLate && seconds <= DIAL_MAX_S ? (
          <span className="leader-dial" style={{ "--p": wait.percent } as CSSProperties}>
            {seconds}
          </span>
        ) : (
          <span className="leader-icon">{iconOf(take, wait)}</span>
        )}
      </div>
    </div>
  );
}

function iconOf(take: TakeView, wait: Wait | null) {
  if (take.status === "generating" && (wait?.isLate || take.isStalled)) return <Hourglass className="icon" />;
  if (take.status === "queued" && take.waitReason?.includes("key")) return <KeyRound className="icon" />;
  return <StateIcon status={take.status} />;
}
