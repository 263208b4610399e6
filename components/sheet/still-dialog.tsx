"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { END_STILL } from "@/components/sheet/columns";
import type { StillPlace } from "@/components/sheet/rows";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorText } from "@/components/ui/error-text";
import { ImagePlus } from "@/components/ui/icons";
import { FilesButton } from "@/components/uploads/files-button";
import { STILL_FORMATS } from "@/components/uploads/still-limits";
import { recentStillsQuery } from "@/lib/batches/queries";
import { smallOf } from "@/lib/stills/limits";
import type { StillView } from "@/lib/takes/view";

interface StillDialogProps {
  into: StillPlace;
  onChoose: (stills: readonly StillView[]) => void;
  onFiles: (files: readonly File[]) => void;
  onClose: () => void;
}

/** Stills for a row and those after it, or one for all rows that are selected: from the newest of the studio, in the order in which they are chosen, or from files. */
export function StillDialog({ into, onChoose, onFiles, onClose }: StillDialogProps) {
  const { data: stills, isError, refetch } = useQuery(recentStillsQuery());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) => setChosen((held) => (held.includes(id) ? held.filter((one) => one !== id) : [...held, id]));
  const found = chosen.flatMap((id) => stills?.find((still) => still.id === id) ?? []);

  return (
    <Dialog
      isOpen
      className="sheet-stills"
      onClose={onClose}
      title={into.column === END_STILL ? "Choose end stills" : "Choose stills"}
      description={placeWords(into)}
      footer={
        <>
          <FilesButton className="btn" onFiles={onFiles} title={STILL_FORMATS}>
            <ImagePlus className="icon" aria-hidden="true" />
            From files
          </FilesButton>
          <Button variant="primary" isBlocked={found.length === 0} onClick={() => onChoose(found)}>
            {found.length === 0 ? "Choose at least one" : found.length === 1 ? "Use 1 still" : `Use ${found.length} stills`}
          </Button>
        </>
      }
    >
      {isError && (
        <div className="row">
          <ErrorText>The stills could not be loaded.</ErrorText>
          <Button size="sm" onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      )}
      {stills?.length === 0 && <p className="soft">There are none yet: bring some from files.</p>}
      <ul className="sheet-stills-list">
        {stills?.map((still) => {
          const place = chosen.indexOf(still.id);
          return (
            <li key={still.id}>
              <button type="button" className="sheet-stills-one" aria-pressed={place >= 0} onClick={() => toggle(still.id)}>
                <span className="frame">
                  <img src={smallOf(still.url)} alt="" loading="lazy" decoding="async" />
                  {place >= 0 && <span className="sheet-stills-place num">{place + 1}</span>}
                </span>
                <span className="truncate xs">{still.name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}

function placeWords({ column, top, bottom }: StillPlace): string {
  const first = `The first goes to row ${top + 1}, the next ones to the rows below it.`;
  const where = top === bottom ? first : `One alone goes to rows ${top + 1} to ${bottom + 1}. ${first.replace("The first", "Of several the first")}`;
  return column === END_STILL ? `A clip ends on its end still. ${where}` : where;
}
