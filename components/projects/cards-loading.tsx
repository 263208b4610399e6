import { Skeleton } from "@/components/ui/skeleton";

/** A page of cards while it is read. */
export function CardsLoading({ title }: { title: string }) {
  return (
    <div className="page" aria-busy="true">
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <div className="project-cards">
        {["one", "two", "three"].map((name) => (
          <div key={name} className="project-card">
            <Skeleton className="aspect-video" />
            <Skeleton className="h-10" />
          </div>
        ))}
      </div>
    </div>
  );
}
