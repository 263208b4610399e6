"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { pressIds, THINK_MS } from "@/components/takes/composer/intent";
import { figure } from "@/components/takes/composer/price";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { RotateCcw } from "@/components/ui/icons";
import { retryBatchAction } from "@/lib/batches/actions";
import type { RetryPrice } from "@/lib/batches/view";
import { BATCHES_KEY } from "@/lib/query-keys";

/** Tries all failed takes again, as new ones. Says the price, as it is another spend. */
export function BatchRetry({ batchId, retry }: { batchId: string; retry: RetryPrice }) {
  const client = useQueryClient();
  const ids = useRef(pressIds(`batch ${batchId}`));
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const refresh = () => void client.invalidateQueries({ queryKey: BATCHES_KEY });
  const start = useAction(retryBatchAction, () => {
    ids.current.answered();
    setAskedAt(null);
    refresh();
  });
  const parts = Object.values(retry.shown);
  const live = parts.filter(({ isFree }) => !isFree);
  const unpriced = live.reduce((sum, part) => sum + part.unpriced, 0);
  const micros = live.reduce((sum, part) => sum + part.pricedMicros, 0);
  const price =
    live.length === 0
      ? "free"
      : unpriced === 0
        ? figure(micros, retry.isAbout)
        : micros === 0
          ? "price not published"
          : `${figure(micros, retry.isAbout)} + ${unpriced} unpriced`;

  function press() {
    if (unpriced > 0 && askedAt === null) return setAskedAt(Date.now());
    if (askedAt !== null && Date.now() - askedAt < THINK_MS) return;
    const body = { batchId, isUnpricedOk: unpriced > 0, shown: retry.shown };
    // what was retried meanwhile is a press of its own
    void start.run({ ...body, intentId: ids.current.idFor({ ...body, takes: retry.takes }) }).then(refresh);
  }

  return (
    <div className="batch-retry">
      <Button isBusy={start.isBusy} onClick={press}>
        <RotateCcw className="icon" aria-hidden="true" />
        {askedAt === null ? "Try" : "Press again: try"} {retry.takes === 1 ? "the failed take" : `all ${retry.takes} failed takes`} again{" "}
        <span className="mono">{price}</span>
      </Button>
      {start.error && <ErrorText>{start.error.message}</ErrorText>}
    </div>
  );
}
