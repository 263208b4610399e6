import type { BatchView } from "@/lib/batches/view";

/** How much of a batch is where, as one bar: ready, in trouble, running; what waits is the rest. Its words stand beside it. */
export function BatchBar({ counts }: Pick<BatchView, "counts">) {
  const { total, ready, failed, canceled, unconfirmed, running } = counts;
  const share = (count: number) => ({ width: `${(count / Math.max(1, total)) * 100}%` });
  return (
    <span className="batch-bar" aria-hidden="true">
      <i className="is-ready" style={share(ready)} />
      <i className="is-failed" style={share(failed + unconfirmed)} />
      <i className="is-canceled" style={share(canceled)} />
      <i className="is-running" style={share(running)} />
    </span>
  );
}
