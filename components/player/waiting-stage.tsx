import type { CSSProperties } from "react";
import { Poster } from "@/components/takes/poster";
import { StateIcon } from "@/components/takes/state-icon";
import { ratioOf } from "@/components/takes/take-shape";
import { STATUS_LABELS } from "@/lib/takes/state";
import type { TakeView } from "@/lib/takes/view";

/** In the place of the clip of a take that has none: its still in the dark, its state and why. */
export function WaitingStage({ take }: { take: TakeView }) {
  const words = take.failure?.message ?? take.waitReason;
  return (
    <div className="stage max-lg:h-[min(calc(100vw/var(--a)),62dvh)] max-lg:min-h-56" style={{ "--a": ratioOf(take) } as CSSProperties}>
      <div className="frame is-dim aspect-(--a) w-[min(100cqw,calc(100cqh*var(--a)))]">
        <Poster src={take.still.url} thumbhash={take.still.thumbhash} isDim isEager />
        <div className="absolute inset-0 grid place-content-center justify-items-center gap-2 p-4 text-center text-white">
          <span className="leader-icon">
            <StateIcon status={take.status} />
          </span>
          <b className="font-medium">{STATUS_LABELS[take.status]}</b>
          {words && <p className="max-w-[44ch] text-pretty">{words}</p>}
        </div>
      </div>
    </div>
  );
}
