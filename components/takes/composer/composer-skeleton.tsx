import { Skeleton } from "@/components/ui/skeleton";

/** The composer's fields while they are on their way: the page first, then the draft that this browser keeps. */
export function ComposerSkeleton() {
  return (
    <div className="composer-scroll" aria-hidden="true">
      <div className="composer-col">
        <Skeleton className="aspect-[368/230] w-full" />
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-28 w-full" />
        <Skeleton className="h-24 w-full" />
      </div>
      <div className="composer-col">
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-28 w-full" />
        <Skeleton className="h-9 w-full" />
      </div>
    </div>
  );
}
