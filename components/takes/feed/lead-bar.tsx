"use client";

import type { CSSProperties } from "react";
import { minutesSeconds, usualSource, usualWords } from "@/components/takes/feed/elapsed";
import { useWait } from "@/components/takes/feed/use-wait";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { TakeView } from "@/lib/takes/view";

/** Elapsed against what is usual, which the band on the track shows. There is no percentage: nobody knows one. */
export function LeadBar({ take, sentAt }: { take: Pick<TakeView, "typical" | "provider">; sentAt: string }) {
  const wait = useWait(sentAt, take.typical);
  if (!wait) return null;
  const elapsed = minutesSeconds(wait.elapsedMs);
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
        <span className="lead-time mono strong" style={{ width: `${elapsed.length}ch` }}>
          {elapsed}
        </span>{" "}
        <span className="muted num">{usualWords(take.typical)}</span>
      </span>
    </div>
  );
}
