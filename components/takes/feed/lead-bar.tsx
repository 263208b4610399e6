"use client";

import type { CSSProperties } from "react";
import { minutesSeconds, usualSource, usualWords, type Wait } from "@/components/takes/feed/elapsed";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { TakeView } from "@/lib/takes/view";

/** Elapsed against what is usual, which the band on the track shows. There is no percentage: nobody knows one. */
export function LeadBar({ wait, take }: { wait: Wait; take: Pick<TakeView, "typical" | "provider"> }) {
  return (
    <div
      className={wait.isLate ? "lead lead-late" : "lead"}
      style={{ "--p": wait.percent, "--from": wait.fromPercent } as CSSProperties}
      title={usualSource(take.typical, PROVIDER_LABELS[take.provider])}
    >
      <div className="lead-track" aria-hidden="true">
        <i />
      </div>
      <span className="xs nowrap">
        <span className="mono strong">{minutesSeconds(wait.elapsedMs)}</span> <span className="muted num">{usualWords(take.typical)}</span>
      </span>
    </div>
  );
}
