import type { GuestRoom, GuestTake } from "@/lib/shares/view";

/** What shows the clip that is open. */
export interface GuestViewerProps {
  room: GuestRoom;
  takes: readonly GuestTake[];
  take: GuestTake;
  /** Opens another one; null closes it. */
  onShow: (takeId: string | null) => void;
  /** Something was said here: the room is asked for anew. */
  onChanged: () => void;
  /** True once the guest has a name; asks for it where it is the first time. */
  askName: () => Promise<boolean>;
}
