"use client";

import type { CSSProperties, ReactNode } from "react";
import { useWait } from "@/components/takes/feed/use-wait";
import { Poster } from "@/components/takes/poster";
import { StateIcon } from "@/components/takes/state-icon";
import { Hourglass, KeyRound } from "@/components/ui/icons";
import { smallOf } from "@/lib/stills/limits";
import type { TakeView } from "@/lib/takes/view";

/** Where the dial's number would be wider than the dial. */
const DIAL_MAX_S = 999;

/** The still of a take under way, dimmed, with the film leader over it: the sweep is elapsed against usual, the number is seconds. */
export function RowPicture({ take, run }: { take: TakeView; run: { sentAt: string; isLate: boolean } | null }) {
  const isTall = take.still.height > take.still.width;
  const icon = <span className="leader-icon">{iconOf(take, run?.isLate ?? false)}</span>;
  return (
    <div className={isTall ? "frame is-dim is-tall" : "frame is-dim"}>
      <Poster src={smallOf(take.still.url)} thumbhash={take.still.thumbhash} isDim />
      <div className="leader" aria-hidden="true">
        {take.status === "generating" && run && !run.isLate ? (
          <Dial take={take} sentAt={run.sentAt}>
            {icon}
          </Dial>
        ) : (
          icon
        )}
      </div>
    </div>
  );
}

/** The sweep with its seconds, or what stands in its place where they are not known or too many. */
function Dial({ take, sentAt, children }: { take: TakeView; sentAt: string; children: ReactNode }) {
  const wait = useWait(sentAt, take.typical);
  const seconds = wait && Math.floor(wait.elapsedMs / 1000);
  if (seconds === null || seconds > DIAL_MAX_S) return children;
  return (
    <span className="leader-dial" style={{ "--p": wait?.percent } as CSSProperties}>
      {seconds}
    </span>
  );
}

function iconOf(take: TakeView, isLate: boolean) {
  if (take.status === "generating" && (isLate || take.isStalled)) return <Hourglass className="icon" />;
  if (take.status === "queued" && take.waitReason?.includes("key")) return <KeyRound className="icon" />;
  return <StateIcon status={take.status} />;
}
