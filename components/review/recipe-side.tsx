"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { LineageStrip } from "@/components/player/lineage-strip";
import { RecipePanel } from "@/components/player/recipe-panel";
import { RecipeDifferences } from "@/components/review/recipe-differences";
import type { RoomProps } from "@/components/review/source";
import { readRoomPlace, roomSearch, stagedTakes } from "@/lib/review/state";
import { takeQuery } from "@/lib/takes/queries";

/** What made the focused take, how it differs from those beside it, what it came from, and what can be made from it. */
export function RecipeSide({ take, shot, playhead }: RoomProps) {
  const router = useRouter();
  const place = readRoomPlace(useSearchParams());
  const { data, isError } = useQuery(takeQuery(take.id));
  const others = stagedTakes(shot, place).filter(({ id }) => id !== take.id);

  const turn = (takeId: string) => {
    if (shot.takes.some(({ id, clip }) => id === takeId && clip)) {
      window.history.replaceState(null, "", window.location.pathname + roomSearch({ ...place, takeIds: [takeId], frame: null, noteId: null }));
    } else router.push(`/gallery?take=${encodeURIComponent(takeId)}`);
  };

  return (
    <>
      {others.map((other) => (
        <RecipeDifferences key={other.id} before={other} after={take} />
      ))}
      {data && <LineageStrip key={`chain-${data.id}`} take={data} onTurn={turn} />}
      {data && <RecipePanel key={data.id} take={data} playhead={playhead} where="page" onTurn={turn} />}
      {!data && (
        <p className="muted p-4" role="status">
          {isError ? "The recipe could not be loaded. Open the tab again to try once more." : "Loading the recipe"}
        </p>
      )}
    </>
  );
}
