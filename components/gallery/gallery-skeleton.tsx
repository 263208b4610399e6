import type { CSSProperties } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** Shapes of the kind that come, in rows as they will stand. */
const ROWS = [
  [1.7778, 0.5625, 1.7778, 1, 1.7778],
  [1.7778, 0.5625, 1.7778, 1.5],
  [0.5625, 1.7778, 1, 1.7778, 1.7778, 0.5625],
  [1.7778, 1, 1.7778, 1.7778],
] as const;

/** The wall while its takes are asked for. */
function WallSkeleton() {
  return (
    <div className="wall" aria-hidden="true">
      {ROWS.map((row) => (
        <div key={row.join()} className="wall-row">
          {row.map((ratio, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never change
            <div key={index} className="tile" style={{ flexGrow: ratio, "--a": ratio } as CSSProperties}>
              <div className="frame bg-hover" />
              <div className="tile-meta h-5">
                <Skeleton className="h-3 min-h-0 w-24 max-w-full" />
              </div>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The whole gallery while the page is on its way. */
export function GallerySkeleton() {
  return (
    <>
      <h1 className="sr-only">Gallery</h1>
      <div className="filters" aria-hidden="true">
        <span className="search">
          <span className="input" />
        </span>
        <span className="facets">
          <span className="chip">
            <Skeleton className="h-3 min-h-0 w-14" />
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
