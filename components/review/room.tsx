"use client";

import { useQuery } from "@tanstack/react-query";
import type { ComponentType, ReactNode } from "react";
import { RoomSkeleton } from "@/components/review/room-skeleton";
import { ShotRoom } from "@/components/review/shot-room";
import { type RoomParts, type RoomProps, useReviewSource } from "@/components/review/source";
import { TakeStrip } from "@/components/review/take-strip";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { reviewShotQuery } from "@/lib/review/queries";
import { type RoomView, watchable } from "@/lib/review/state";

export interface RoomWays {
  shotId: string;
  /** What others add to the room. */
  parts?: Partial<RoomParts>;
  Recipe?: ComponentType<RoomProps>;
  /** Goes to another shot. */
  onShot: (shotId: string, view: RoomView) => void;
  /** In the bar, before the shot's name: the way back. */
  before?: ReactNode;
  /** At its end. */
  after?: ReactNode;
  /** Where no take is ready: what to press. */
  onEmpty?: ReactNode;
}

/** The review room of a shot. It stands in a `ReviewSourceProvider`, and its place is in the address. */
export function Room(ways: RoomWays) {
  const { readShot } = useReviewSource();
  const { data: shot, isError, refetch } = useQuery(reviewShotQuery(ways.shotId, readShot));

  if (!shot) {
    if (!isError) return <RoomSkeleton />;
    return (
      <Empty className="pt-[20vh]" level={1} title="This shot could not be shown" action={<Button onClick={() => void refetch()}>Try again</Button>}>
        It may be gone, or the connection dropped. Its takes are safe on the server.
      </Empty>
    );
  }
  if (watchable(shot).length > 0) return <ShotRoom key={shot.id} {...ways} shot={shot} />;
  return (
    <div className="room-empty">
      <Empty level={1} title={`No take of ${shot.slate} is ready`} action={ways.onEmpty}>
        {shot.takes.length > 0 ? "They show here as soon as they are." : "There are no takes of this shot yet."}
      </Empty>
      {shot.takes.length > 0 && <TakeStrip shot={shot} focusedId="" stagedIds={[]} onShow={() => undefined} />}
    </div>
  );
}
