"use client";

import { memo } from "react";
import { waitOf } from "@/components/takes/feed/elapsed";
import { useFeedDeeds } from "@/components/takes/feed/feed-context";
import { LeadBar } from "@/components/takes/feed/lead-bar";
import { QueueLine } from "@/components/takes/feed/queue-line";
import { RowLineage } from "@/components/takes/feed/retries";
import { RowActions } from "@/components/takes/feed/row-actions";
import { RowPicture } from "@/components/takes/feed/row-picture";
import { factsOf, rowPrice, rowWords } from "@/components/takes/feed/row-words";
import { useTold } from "@/components/takes/feed/use-now";
import { isPressed } from "@/components/takes/live/pressed-takes";
import { StateIcon } from "@/components/takes/state-icon";
import { takeMark } from "@/components/takes/take-words";
import { Loader } from "@/components/ui/icons";
import { ProviderMark } from "@/components/ui/provider-mark";
import type { TakeView } from "@/lib/takes/view";

/** A take that is no footage yet, or never will be: what it is doing, what it costs, what can be done. */
export const TakeRow = memo(function TakeRow({ take }: { take: TakeView }) {
  return take.sentAt && (take.status === "generating" || take.status === "saving") ? (
    <RunningRow take={take} sentAt={take.sentAt} />
  ) : (
    <Row take={take} run={null} />
  );
});

/** Only what runs hears the clock: the whole row when it becomes late, else its figures alone. */
function RunningRow({ take, sentAt }: { take: TakeView; sentAt: string }) {
  const isLate = useTold((now) => now > 0 && waitOf(sentAt, take.typical, now).isLate);
  return <Row take={take} run={{ sentAt, isLate }} />;
}

function Row({ take, run }: { take: TakeView; run: { sentAt: string; isLate: boolean } | null }) {
  const words = rowWords(take, run?.isLate ?? false);
  const price = rowPrice(take);
  const { open } = useFeedDeeds();
  return (
    <li className="take-row" data-take={take.id} data-status={take.status}>
      <RowPicture take={take} run={run} />
      <div className="take-body">
        <div className="take-line">
          <span className="mark">{takeMark(take)}</span>
          <ProviderMark provider={take.provider} />
          <span className={`state ${words.tone}`}>
            {take.status === "generating" ? <Loader className="icon" aria-hidden="true" /> : <StateIcon status={take.status} />}
            {words.label}
          </span>
        </div>
        {run && <LeadBar take={take} sentAt={run.sentAt} />}
        {take.queue && <QueueLine take={take} queue={take.queue} />}
        {isPressed(take) && <div className="take-place">Not in the queue yet</div>}
        {words.reason && <p className="take-reason">{words.reason}</p>}
        <div className="xs muted num truncate">{factsOf(take)}</div>
        <RowLineage take={take} onOpen={open} />
      </div>
      <div className="take-end">
        <span className={price.isKnown ? "cost" : "cost cost-none"}>{price.text}</span>
        {!isPressed(take) && <RowActions take={take} />}
      </div>
    </li>
  );
}
