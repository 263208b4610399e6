"use client";

import type { CSSProperties } from "react";
import { minutesSeconds, type Wait } from "@/components/takes/feed/elapsed";

/** Elapsed against the usual time, with a tick where it is usual. There is no percentage: nobody knows one. */
export function LeadBar({ wait, typicalMs }: { wait: Wait; typicalMs: number }) {
  const elapsed = minutesSeconds(wait.elapsedMs);
  const typical = minutesSeconds(typicalMs);
  return (
    <div className={wait.isLate ? "lead lead-late" : "lead"} style={{ "--p": wait.percent } as CSSProperties}>
      <div className="lead-track" aria-hidden="true">
        <i />
      </div>
      <span className="xs nowrap">
        <span className="mono strong">{elapsed}</span>{" "}
        <span className="muted">
          of about <span className="mono">{typical}</span>
        </span>
      </span>
    </div>
  );
}
