"use client";

import { useFeedDeeds } from "@/components/takes/feed/feed-context";
import { placeWords } from "@/components/takes/feed/queue-words";
import { later } from "@/components/ui/later";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { QueuePlace, TakeView } from "@/lib/takes/view";

const QueueMoves = later(() => import("@/components/takes/feed/queue-moves").then((module) => module.QueueMoves));

/** Where a queued take stands, and the ways to another place where there are any. */
export function QueueLine({ take, queue }: { take: TakeView; queue: QueuePlace }) {
  const { mayMove } = useFeedDeeds();
  const isMovable = mayMove(queue) && (queue.beforeId !== null || queue.afterId !== null);
  return (
    <div className="take-place">
      <span className="num" title={`Of all takes that wait for ${PROVIDER_LABELS[take.provider]}. Members take turns.`}>
        {placeWords(queue)}
      </span>
      {isMovable && <QueueMoves take={take} queue={queue} />}
    </div>
  );
}
