"use client";

import { useState } from "react";
import { MakeButton } from "@/components/sheet/make-button";
import { endKeyOf, type StillStates } from "@/components/sheet/still-state";
import { useMakeStills, type WantedStill } from "@/components/sheet/use-make-stills";
import { percentWords, shownWidth } from "@/components/takes/composer/crop";
import { FitBox } from "@/components/takes/composer/fit-box";
import { endFramingOf, FIT_CHOICES } from "@/components/takes/composer/framing";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { smallOf } from "@/lib/stills/limits";
import { blurOf } from "@/lib/stills/state";
import type { StillView } from "@/lib/takes/view";

interface EndsDialogProps {
  /** The stills of every row. */
  rows: readonly StillStates[];
  /** What was made, by the `endKeyOf` its row. */
  onMade: (made: ReadonlyMap<string, StillView>) => void;
  onClose: () => void;
}

/** As tall as the stills that are cropped. */
const TALLEST_REM = 12;

/** End stills brought to the shape of the still they stand beside, cut around their middle or fitted whole, as the composer does it. The old ones stay. */
export function EndsDialog({ rows, onMade, onClose }: EndsDialogProps) {
  const [isFit, setFit] = useState(false);
  const wanted = wantedIn(rows, isFit);
  const { make, close, done } = useMakeStills(wanted, onMade, onClose);
  return (
    <Dialog
      isOpen
      className="sheet-stills"
      onClose={close}
      title={wanted.length === 1 ? "Give the end still its still’s shape" : `Give ${wanted.length} end stills their stills’ shapes`}
      description="Both stills of a take have one shape. Undo brings the old ones back."
      footer={
        <MakeButton
          done={done}
          wanted={wanted.length}
          verb={isFit ? "Fit" : "Crop"}
          what="end still"
          none="All have their stills’ shapes"
          onMake={make}
        />
      }
    >
      <div inert={done !== null}>
        <Segmented
          className="w-36"
          label="How they get the shape"
          isLabelHidden
          options={FIT_CHOICES}
          value={isFit ? "fit" : "cut"}
          onChange={(how) => setFit(how === "fit")}
        />
        <ul className="sheet-crops">
          {wanted.map((one) => (
            <li key={one.key}>
              <div className="sheet-crop">
                <Framed {...one} />
              </div>
              <span className="truncate xs">{one.still.name}</span>
              <span className="xs muted">{wordsOf(one)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function wantedIn(rows: readonly StillStates[], isFit: boolean): WantedStill[] {
  const found = rows.flatMap((states): [string, WantedStill][] => {
    const key = endKeyOf(states);
    const { still, end_still: end } = states;
    if (key === null || still.state !== "here" || end.state !== "here") return [];
    const framing = endFramingOf(end.still, still.still, isFit);
    return framing.how === "whole" ? [] : [[key, { key, still: end.still, framing }]];
  });
  return [...new Map(found).values()];
}

function Framed({ still, framing }: WantedStill) {
  const { width, height } = framing.how === "fit" ? framing.shape : framing.box;
  const shown = shownWidth(width / height, TALLEST_REM);
  if (framing.how === "fit") return <FitBox src={smallOf(still.url)} alt={still.name} shape={framing.shape} width={shown} onBroken={ignore} />;
  return (
    <div className="frame mx-auto" style={{ width: shown, aspectRatio: width / height }}>
      <img className="size-full object-cover" src={smallOf(still.url)} alt={still.name} />
    </div>
  );
}

function wordsOf({ still, framing }: WantedStill): string {
  if (framing.how === "fit") return `${percentWords(blurOf(still, framing.shape))} is blur`;
  return `${percentWords(1 - (framing.box.width * framing.box.height) / (still.width * still.height))} is lost`;
}

function ignore(): void {}
