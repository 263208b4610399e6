import { Skeleton } from "@/components/ui/skeleton";

export default function ReelsLoading() {
  return (
    <div className="page" aria-busy="true">
      <div className="page-head">
        <h1>Reels</h1>
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
