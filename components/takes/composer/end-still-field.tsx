"use client";

import { memo } from "react";
import type { Size } from "@/components/takes/composer/crop";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { ErrorText } from "@/components/ui/error-text";
import { ImagePlus } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { FileButton } from "@/components/uploads/file-button";
import { RefusalNote } from "@/components/uploads/refusal-note";
import type { StillView } from "@/lib/takes/view";

const EndStillShown = later(() => import("@/components/takes/composer/end-still-shown").then((module) => module.EndStillShown));

export interface EndStillFieldProps {
  slot: StillSlot;
  /** What is sent of the still: the end still gets the same shape. Null while that is not known. */
  sent: Size | null;
  /** Laid whole on a blurred copy of itself in place of being cut, where it has another shape. */
  isFit: boolean;
  onFit: (isFit: boolean) => void;
  error: string | undefined;
  onMeasured: (still: StillView, size: Size) => void;
}

/** The picture that the clip ends on, where one is wanted. */
export const EndStillField = memo(function EndStillField({ slot, sent, isFit, onFit, error, onMeasured }: EndStillFieldProps) {
  return (
    <section className="field" aria-label="End still" data-field="endStillId" onPointerEnter={EndStillShown.warm} onFocus={EndStillShown.warm}>
      {slot.isEmpty ? (
        <FileButton className="dropzone" onFile={slot.add}>
          <ImagePlus className="icon icon-lg" />
          <span>
            <span className="strong">End still</span> <span className="muted">optional</span>
            <br />
            <span className="hint">The clip ends on this picture.</span>
          </span>
        </FileButton>
      ) : (
        <EndStillShown slot={slot} sent={sent} isFit={isFit} onFit={onFit} onMeasured={onMeasured} />
      )}
      {slot.note && <span className="hint">{slot.note}</span>}
      {slot.refusal && <RefusalNote refusal={slot.refusal} onDismiss={slot.dismiss} />}
      {(slot.isBroken || error) && <ErrorText>{slot.isBroken ? "This still can’t be shown: it may be gone. Choose another." : error}</ErrorText>}
    </section>
  );
});
