import { RoomSkeleton } from "@/components/review/room-skeleton";

export default function ShotLoading() {
  return <RoomSkeleton />;
}
