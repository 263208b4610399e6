"use client";

import { ImagePlus, X } from "lucide-react";
import type { Size } from "@/components/takes/composer/crop";
import { endWords } from "@/components/takes/composer/crop-words";
import { FitBox } from "@/components/takes/composer/fit-box";
import { endFramingOf, FIT_CHOICES } from "@/components/takes/composer/framing";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { ErrorText } from "@/components/ui/error-text";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { FileButton } from "@/components/uploads/file-button";
import { RefusalNote } from "@/components/uploads/refusal-note";
import { UploadBar } from "@/components/uploads/upload-bar";
import type { StillView } from "@/lib/takes/view";

interface EndStillFieldProps {
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
export function EndStillField({ slot, sent, isFit, onFit, error, onMeasured }: EndStillFieldProps) {
  const framing = slot.size && sent ? endFramingOf(slot.size, sent, isFit) : null;
  const isOther = framing !== null && framing.how !== "whole";
  const alt = `End still: ${slot.upload?.name ?? slot.still?.name ?? ""}`;

  return (
    <section className="field" aria-label="End still" data-field="endStillId">
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
        <div className="flex items-center gap-3">
          {framing?.how === "fit" ? (
            <FitBox width="6rem" src={slot.src} alt={alt} shape={framing.shape} onBroken={slot.markBroken} />
          ) : (
            <div className="frame w-24 shrink-0" style={isOther && sent ? { aspectRatio: sent.width / sent.height } : undefined}>
              {slot.src && (
                <img
                  className={isOther ? "size-full object-cover" : undefined}
                  src={slot.src}
                  alt={alt}
                  onError={slot.markBroken}
                  onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                    slot.still?.width === 0 && onMeasured(slot.still, { width, height })
                  }
                />
              )}
            </div>
          )}
          <div className="grow">
            <span className="strong">End still</span>
            {slot.upload ? (
              <UploadBar upload={slot.upload} onCancel={slot.cancel} onRetry={slot.retry} />
            ) : (
              <p className="hint">The clip ends on this picture.</p>
            )}
          </div>
          {!slot.upload && (
            <>
              <FileButton className="btn btn-sm" onFile={slot.add}>
                Replace
              </FileButton>
              <IconButton label="Remove the end still" size="sm" onClick={slot.remove}>
                <X className="icon" />
              </IconButton>
            </>
          )}
        </div>
      )}
      {isOther && slot.size && (
        <div className="flex items-center gap-3">
          <Segmented
            className="w-36 shrink-0"
            label="How the end still gets the still’s shape"
            isLabelHidden
            options={FIT_CHOICES}
            value={isFit ? "fit" : "cut"}
            onChange={(how) => onFit(how === "fit")}
          />
          <span className="hint" role="status">
            {endWords(slot.size, framing)}
          </span>
        </div>
      )}
      {slot.note && <span className="hint">{slot.note}</span>}
      {slot.refusal && <RefusalNote refusal={slot.refusal} onDismiss={slot.dismiss} />}
      {(slot.isBroken || error) && <ErrorText>{slot.isBroken ? "This still can’t be shown: it may be gone. Choose another." : error}</ErrorText>}
    </section>
  );
}
