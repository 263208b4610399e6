import type { CSSProperties } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** Shapes of the kind that come, so that the wall looks like itself before it is there. */
const RATIOS = [1.7778, 0.5625, 1.7778, 1, 1.7778, 1.7778, 0.5625, 1.7778, 1.5, 1.7778, 0.5625, 1.7778, 1, 1.7778, 1.7778, 0.5625, 1.7778, 1.7778];

/** The wall while its takes are asked for. */
export function WallSkeleton({ rowHeight }: { rowHeight?: number }) {
  return (
    <ul
      className="wall md:[--rowh:var(--rowh-chosen,11.5rem)]"
      style={rowHeight ? ({ "--rowh-chosen": `${rowHeight}rem` } as CSSProperties) : undefined}
      aria-hidden="true"
    >
      {RATIOS.map((ratio, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change
        <li key={index} className="tile" style={{ "--a": ratio } as CSSProperties}>
          <div className="frame bg-hover" />
          <div className="tile-meta h-5">
            <Skeleton className="h-3 min-h-0 w-24 max-w-full" />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The whole gallery while the page is on its way. */
export function GallerySkeleton() {
  return (
    <>
      <h1 className="sr-only">Gallery</h1>
      <div className="filters" aria-hidden="true">
        <span className="facets flex">
          <span className="chip">
            <Skeleton className="h-3 min-h-0 w-20" />
          </span>
          <span className="chip">
            <Skeleton className="h-3 min-h-0 w-16" />
          </span>
        </span>
      </div>
      <div className="filter-applied">
        <span role="status">Loading takes</span>
      </div>
      <WallSkeleton />
    </>
  );
}
