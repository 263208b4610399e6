"use client";

import { placeWords } from "@/components/takes/feed/queue-words";
import { useTold } from "@/components/takes/feed/use-now";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { QueuePlace, TakeView } from "@/lib/takes/view";

/** Where a queued take stands. */
export function QueueLine({ take, queue }: { take: TakeView; queue: QueuePlace }) {
  const words = useTold((now) => placeWords(queue, now));
  return (
    <div className="take-place num" title={`Of all takes that wait for ${PROVIDER_LABELS[take.provider]}. Members take turns.`}>
      {words}
    </div>
  );
}
