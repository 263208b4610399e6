import { ComposerSkeleton } from "@/components/takes/composer/composer-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** The studio's shape while it is on its way. */
export function StudioSkeleton() {
  return (
    <div className="studio fills" role="status" aria-label="Loading the studio">
      <div className="mode-tabs">
        <Skeleton className="h-10 grow" />
      </div>
      <div className="composer" aria-hidden="true">
        <ComposerSkeleton />
        <div className="spend">
          <Skeleton className="h-10 w-48" />
          <Skeleton className="h-12 w-48" />
        </div>
      </div>
      <div className="feed" aria-hidden="true">
        <div className="feed-head">
          <Skeleton className="h-5 w-72" />
        </div>
        <div className="feed-body grid-cols-1">
          {["a", "b", "c"].map((row) => (
            <Skeleton key={row} className="h-16 w-full" />
          ))}
        </div>
      </div>
    </div>
  );
}
