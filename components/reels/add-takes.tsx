"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Poster } from "@/components/takes/poster";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { tilesQuery } from "@/lib/gallery/queries";
import type { GalleryFilters } from "@/lib/gallery/state";
import { addToReelAction } from "@/lib/reels/actions";
import { reelQuery } from "@/lib/reels/queries";
import type { ReelView } from "@/lib/reels/view";
import { smallOf } from "@/lib/stills/limits";

interface AddTakesProps {
  reel: ReelView;
  settle: () => Promise<void>;
  onClose: () => void;
}

/** The project's ready takes, newest first, to be added in the order in which they are pressed. */
export function AddTakes({ reel, settle, onClose }: AddTakesProps) {
  const client = useQueryClient();
  const [which, setWhich] = useState<"all" | "approved">("all");
  const [takeIds, setTakeIds] = useState<readonly string[]>([]);
  const filters: GalleryFilters = { project: reel.projectCode, status: "ready", ...(which === "approved" && { verdict: "approved" }) };
  const { data, isPending, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(tilesQuery({ filters }));
  const tiles = data?.pages.flatMap((page) => page.tiles).filter(({ clip }) => clip !== null) ?? [];
  const add = useAction(addToReelAction, () => {
    void client.invalidateQueries({ queryKey: reelQuery(reel.id).queryKey });
    onClose();
  });
  const toggle = (takeId: string) => setTakeIds(takeIds.includes(takeId) ? takeIds.filter((id) => id !== takeId) : [...takeIds, takeId]);

  return (
    <Dialog
      isOpen
      onClose={onClose}
      className="add-takes-dialog"
      title="Add takes"
      description={`Ready takes of ${reel.projectName}. They come at the end, in the order you press them.`}
      footer={
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBlocked={takeIds.length === 0}
            isBusy={add.isBusy}
            onClick={() => void settle().then(() => add.run({ reelId: reel.id, selection: { takeIds: [...takeIds] } }))}
          >
            {takeIds.length === 0 ? "Press a take first" : takeIds.length === 1 ? "Add 1 take" : `Add ${takeIds.length} takes`}
          </Button>
        </div>
      }
    >
      <div className="stack gap-3">
        <Segmented
          label="Which takes"
          isLabelHidden
          options={[
            { value: "all", label: "All" },
            { value: "approved", label: "Approved" },
          ]}
          value={which}
          onChange={setWhich}
        />
        {isError && <Note tone="danger" title="The takes could not be read. Close this and try again." />}
        {add.error && <Note tone="danger" title={add.error.message} />}
        {isPending && (
          <p className="soft" aria-busy="true">
            Reading the takes…
          </p>
        )}
        {!isPending && !isError && tiles.length === 0 && (
          <p className="soft">{which === "all" ? "No take of this project is ready yet." : "No take of this project is approved yet."}</p>
        )}
        <ul className="add-takes">
          {tiles.map(({ id, slate, number, clip }) => (
            <li key={id}>
              <button type="button" className="add-take" aria-pressed={takeIds.includes(id)} onClick={() => toggle(id)}>
                <span className="frame">{clip && <Poster src={smallOf(clip.posterUrl)} thumbhash={clip.thumbhash} />}</span>
                <span className="xs">
                  {slate} T{number}
                </span>
                {takeIds.includes(id) && <span className="add-take-place num">{takeIds.indexOf(id) + 1}</span>}
              </button>
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <Button isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Show older takes
          </Button>
        )}
      </div>
    </Dialog>
  );
}
