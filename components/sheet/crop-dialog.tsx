"use client";

import { useState } from "react";
import { MakeButton } from "@/components/sheet/make-button";
import { useMakeStills } from "@/components/sheet/use-make-stills";
import { type CropBox as Box, CROP_SHAPES, type CropShape, lossOf, percentWords, shownWidth } from "@/components/takes/composer/crop";
import { CropBox } from "@/components/takes/composer/crop-box";
import { FitBox } from "@/components/takes/composer/fit-box";
import { FIT_CHOICES, type Framing, framingOf, windowOf } from "@/components/takes/composer/framing";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { smallOf } from "@/lib/stills/limits";
import { blurOf } from "@/lib/stills/state";
import type { StillView } from "@/lib/takes/view";

interface CropDialogProps {
  /** Each of them once: those that are here. */
  stills: readonly StillView[];
  /** How many more are on their way: they join when they arrive. */
  coming: number;
  /** What was made, by the id of what it was made of. */
  onMade: (made: ReadonlyMap<string, StillView>) => void;
  onClose: () => void;
}

const SHAPES = CROP_SHAPES.filter((shape) => shape !== "whole").map((value) => ({ value, label: value }));
/** So that rows of them stand in line. */
const TALLEST_REM = 12;

/** Stills of many rows brought to one shape: each shows what is lost, and its window can be put elsewhere. What is made are new stills; the old ones stay. */
export function CropDialog({ stills, coming, onMade, onClose }: CropDialogProps) {
  const [shape, setShape] = useState<CropShape>("16:9");
  const [isFit, setFit] = useState(false);
  const [boxes, setBoxes] = useState<Readonly<Record<string, Box>>>({});
  const framed = stills.map((still) => {
    const box = boxes[still.id] ?? null;
    return { still, window: windowOf(still, shape, box), framing: framingOf(still, { shape, box, fit: { still: isFit, endStill: false } }) };
  });
  const wanted = framed.flatMap(({ still, framing }) => (framing.how === "whole" ? [] : [{ key: still.id, still, framing }]));
  const { make, close, done } = useMakeStills(wanted, onMade, onClose);

  return (
    <Dialog
      isOpen
      className="sheet-stills"
      onClose={close}
      title={stills.length === 1 ? "Crop the still" : `Crop ${stills.length} stills`}
      description="Their rows get the new stills. Undo brings the old ones back."
      footer={
        <>
          {coming > 0 && (
            <p className="hint grow text-start" role="status">
              {comingWords(coming)}
            </p>
          )}
          <MakeButton done={done} wanted={wanted.length} verb={isFit ? "Fit" : "Crop"} what="still" none="All have this shape" onMake={make} />
        </>
      }
    >
      <div inert={done !== null}>
        <div className="row row-wrap">
          <Segmented
            className="w-56"
            label="Shape"
            isLabelHidden
            options={SHAPES}
            value={shape}
            onChange={(next) => {
              setShape(next);
              setBoxes({});
            }}
          />
          <Segmented
            className="w-36"
            label="How they get this shape"
            isLabelHidden
            options={FIT_CHOICES}
            value={isFit ? "fit" : "cut"}
            onChange={(how) => setFit(how === "fit")}
          />
        </div>
        <ul className="sheet-crops">
          {framed.map(({ still, window, framing }) => (
            <li key={still.id}>
              <div className="sheet-crop">
                {framing.how === "fit" ? (
                  <FitBox
                    src={smallOf(still.url)}
                    alt={still.name}
                    shape={framing.shape}
                    width={shownWidth(framing.shape.width / framing.shape.height, TALLEST_REM)}
                    onBroken={ignore}
                  />
                ) : (
                  <CropBox
                    src={smallOf(still.url)}
                    alt={still.name}
                    size={still}
                    box={window}
                    shape={`${shape}, of ${still.name}`}
                    tallestRem={TALLEST_REM}
                    onBox={(box) => setBoxes((held) => ({ ...held, [still.id]: box }))}
                    onBroken={ignore}
                  />
                )}
              </div>
              <span className="truncate xs">{still.name}</span>
              <span className="xs muted">{wordsOf(still, framing, window)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function comingWords(coming: number): string {
  return coming === 1
    ? "1 still is on its way. It appears here when it arrives; until then it is left as it is."
    : `${coming} stills are on their way. They appear here as they arrive; until then they are left as they are.`;
}

function wordsOf(still: StillView, framing: Framing, window: Box | null): string {
  if (framing.how === "whole") return "Has this shape";
  return framing.how === "fit" ? `${percentWords(blurOf(still, framing.shape))} is blur` : `${percentWords(window ? lossOf(window) : 0)} is lost`;
}

function ignore(): void {}
