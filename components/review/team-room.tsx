"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useEffect, useMemo } from "react";
import { Room } from "@/components/review/room";
import { shotIdIn } from "@/components/review/shot-id-in";
import { type ReviewSource, ReviewSourceProvider } from "@/components/review/source";
import { TEAM_PARTS, TeamRecipe } from "@/components/review/team-parts";
import { teamSource } from "@/components/review/team-source";
import { ShareShot } from "@/components/shares/share-shot";
import { buttonClass } from "@/components/ui/button-class";
import { ArrowLeft } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { reviewShotQuery } from "@/lib/review/queries";
import { type RoomView, roomSearch } from "@/lib/review/state";

interface TeamRoomProps {
  /** The shot that the page was asked for. */
  shotId: string;
  may: ReviewSource["may"];
}

/** The review room of the studio. Going to the shot beside it stays in the browser: its data is there already. */
export function TeamRoom({ shotId: asked, may: { decide, pick, spend } }: TeamRoomProps) {
  const path = usePathname();
  const shotId = shotIdIn(path) ?? asked;
  const source = useMemo(() => teamSource({ decide, pick, spend }), [decide, pick, spend]);
  const { data: shot } = useQuery(reviewShotQuery(shotId, source.readShot));
  useEffect(() => {
    if (shot) document.title = `${shot.slate} · Dailies`;
  }, [shot]);
  const show = (next: string, view: RoomView) =>
    window.history.pushState(null, "", source.shotHref(next) + roomSearch({ takeIds: [], view, frame: null, noteId: null }));

  return (
    <ReviewSourceProvider value={source}>
      <Room
        shotId={shotId}
        parts={TEAM_PARTS}
        Recipe={TeamRecipe}
        onShot={show}
        before={
          <Link
            className={buttonClass({ variant: "ghost", size: "sm", className: "btn-icon" })}
            href="/gallery"
            prefetch={false}
            aria-label="Back to the gallery"
          >
            <ArrowLeft className="icon" aria-hidden="true" />
          </Link>
        }
        after={spend && <ShareShot shotId={shotId} />}
        onEmpty={
          <Link className={buttonClass({})} href="/studio">
            Go to the studio
          </Link>
        }
      />
    </ReviewSourceProvider>
  );
}
