import { Skeleton } from "@/components/ui/skeleton";

export default function SettingsLoading() {
  return (
    <div className="page" aria-busy="true">
      <div className="page-head">
        <h1>Settings</h1>
      </div>
      <div className="settings">
        <Skeleton className="h-11 md:h-36" />
        <div className="provider-cards">
          <Skeleton className="h-120" />
          <Skeleton className="h-120" />
        </div>
      </div>
    </div>
  );
}
