"use client";

import { useRef, useState } from "react";
import { type CropBox as Box, CROP_SHAPES, type CropShape, lossOf, percentWords, shownWidth } from "@/components/takes/composer/crop";
import { CropBox } from "@/components/takes/composer/crop-box";
import { FitBox } from "@/components/takes/composer/fit-box";
import { FIT_CHOICES, type Framing, framingOf, windowOf } from "@/components/takes/composer/framing";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import { cropStillAction, fitStillAction } from "@/lib/stills/actions";
import { smallOf } from "@/lib/stills/limits";
import { blurOf } from "@/lib/stills/state";
import type { StillView } from "@/lib/takes/view";

interface CropDialogProps {
  /** Each of them once. */
  stills: readonly StillView[];
  /** What was made of which, also where the rest could not be made. */
  onMade: (made: ReadonlyMap<string, StillView>) => void;
  onClose: () => void;
}

const SHAPES = CROP_SHAPES.filter((shape) => shape !== "whole").map((value) => ({ value, label: value }));
/** So that rows of them stand in line. */
const TALLEST_REM = 12;
const UNANSWERED = "The studio did not answer.";

/** Stills of many rows brought to one shape: each shows what is lost, and its window can be put elsewhere. What is made are new stills; the old ones stay. */
export function CropDialog({ stills, onMade, onClose }: CropDialogProps) {
  const [shape, setShape] = useState<CropShape>("16:9");
  const [isFit, setFit] = useState(false);
  const [boxes, setBoxes] = useState<Readonly<Record<string, Box>>>({});
  const [done, setDone] = useState<number | null>(null);
  const isGone = useRef(false);
  const framed = stills.map((still) => {
    const box = boxes[still.id] ?? null;
    return { still, window: windowOf(still, shape, box), framing: framingOf(still, { shape, box, fit: { still: isFit, endStill: false } }) };
  });
  const wanted = framed.flatMap(({ still, framing }) => (framing.how === "whole" ? [] : [{ still, framing }]));

  async function make() {
    const made = new Map<string, StillView>();
    for (const { still, framing } of wanted) {
      if (isGone.current) return;
      setDone(made.size);
      const result = await makeOf(still, framing).catch(() => null);
      if (!result?.ok) {
        // what was made stands in its rows: asked again, the rest is left
        toast(`${still.name}: ${result?.error.message ?? UNANSWERED} ${made.size} of ${wanted.length} were made.`);
        break;
      }
      made.set(still.id, result.data);
    }
    if (made.size > 0) onMade(made);
    onClose();
  }

  function close() {
    isGone.current = true;
    onClose();
  }

  const many = wanted.length === 1 ? "1 still" : `${wanted.length} stills`;
  return (
    <Dialog
      isOpen
      className="sheet-stills"
      onClose={close}
      title={stills.length === 1 ? "Crop the still" : `Crop ${stills.length} stills`}
      description="Their rows get the new stills. Undo brings the old ones back."
      footer={
        <Button variant="primary" isBlocked={wanted.length === 0} isBusy={done !== null} onClick={() => void make()}>
          {done !== null ? (
            <span aria-live="polite">
              {done + 1} of {wanted.length}
            </span>
          ) : wanted.length === 0 ? (
            "All have this shape"
          ) : (
            `${isFit ? "Fit" : "Crop"} ${many}`
          )}
        </Button>
      }
    >
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
    </Dialog>
  );
}

function makeOf({ id }: StillView, framing: Exclude<Framing, { how: "whole" }>) {
  return framing.how === "cut" ? cropStillAction({ stillId: id, ...framing.box }) : fitStillAction({ stillId: id, ...framing.shape });
}

function wordsOf(still: StillView, framing: Framing, window: Box | null): string {
  if (framing.how === "whole") return "Has this shape";
  return framing.how === "fit" ? `${percentWords(blurOf(still, framing.shape))} is blur` : `${percentWords(window ? lossOf(window) : 0)} is lost`;
}

function ignore(): void {}
