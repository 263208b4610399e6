import { Skeleton } from "@/components/ui/skeleton";

/** The room while its shot is asked for: as large as it will be, so that nothing moves. */
export function RoomSkeleton() {
  return (
    <div className="room fills" role="status" aria-label="Loading the shot">
      <div className="screen">
        <div className="room-bar" />
        <div className="room-screen">
          <div className="stage room-stage" />
          <div className="transport h-27" />
        </div>
        <div className="strip h-32" />
      </div>
      <div className="side p-4">
        <Skeleton />
      </div>
    </div>
  );
}
