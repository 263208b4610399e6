"use client";

import { BatchBar } from "@/components/batches/batch-bar";
import { BatchButtons } from "@/components/batches/batch-buttons";
import { leftWords, moneyWords, standWords } from "@/components/batches/batch-words";
import { Link } from "@/components/ui/link";
import type { BatchView } from "@/lib/batches/view";

/** One line a batch above the feed, until it is put away. */
export function BatchLines({ batches }: { batches: readonly BatchView[] }) {
  return (
    <ul className="batch-lines" aria-label="Batches">
      {batches.map((batch) => {
        const left = leftWords(batch);
        return (
          <li key={batch.id} className="batch-line">
            <Link className="link strong truncate" href={`/studio/batches/${batch.id}`}>
              {batch.name}
            </Link>
            <span className="batch-words num">
              {standWords(batch)}
              {left && ` · ${left}`}
            </span>
            <span className="cost batch-cost">{moneyWords(batch)}</span>
            {batch.mayChange && <BatchButtons batch={batch} />}
            <BatchBar counts={batch.counts} />
          </li>
        );
      })}
    </ul>
  );
}
