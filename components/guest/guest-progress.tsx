"use client";

import { nextWaiting, standingOf } from "@/components/guest/guest-words";
import { Button } from "@/components/ui/button";
import { ArrowRight } from "@/components/ui/icons";
import type { GuestRoom, GuestTake } from "@/lib/shares/view";

interface GuestProgressProps {
  room: GuestRoom;
  takes: readonly GuestTake[];
  openId: string | null;
  onShow: (takeId: string) => void;
}

/** How many clips are approved, and the way to the next one that waits for a word. */
export function GuestProgress({ room, takes, openId, onShow }: GuestProgressProps) {
  if (takes.length === 0) return null;
  const count = (standing: string) => takes.filter((take) => standingOf(take, room.permission) === standing).length;
  const [approved, changes] = [count("approved"), count("changes")];
  const next = nextWaiting(takes, room.permission, openId);
  const isDone = approved + changes === takes.length;

  return (
    <div className="guest-progress">
      <span className="guest-bar" aria-hidden="true">
        {approved > 0 && <i className="is-approved" style={{ "--n": approved } as React.CSSProperties} />}
        {changes > 0 && <i className="is-changes" style={{ "--n": changes } as React.CSSProperties} />}
        {!isDone && <i style={{ "--n": takes.length - approved - changes } as React.CSSProperties} />}
      </span>
      <p className="num" role="status">
        <b className="strong">{`${approved} of ${takes.length} approved`}</b>
        {changes > 0 && <span className="soft">{`, changes asked for ${changes}`}</span>}
        {isDone && <span className="soft">. That is all of them, thank you.</span>}
      </p>
      {next && (
        <Button className="right max-md:w-full" variant={openId ? "default" : "primary"} onClick={() => onShow(next.id)}>
          {openId || approved + changes > 0 ? "Next one waiting for you" : "Begin with the first"}
          <ArrowRight className="icon" aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}
