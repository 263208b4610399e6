"use client";

import { ImagePlus, X } from "lucide-react";
import { hasShape, largestBox, lossOf, percentWords, type Size } from "@/components/takes/composer/crop";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { ErrorText } from "@/components/ui/error-text";
import { IconButton } from "@/components/ui/icon-button";
import { FileButton } from "@/components/uploads/file-button";
import { RefusalNote } from "@/components/uploads/refusal-note";
import { UploadBar } from "@/components/uploads/upload-bar";
import type { StillView } from "@/lib/takes/view";

interface EndStillFieldProps {
  slot: StillSlot;
  /** What is sent of the still: the end still is cut to the same shape. Null while there is none. */
  sent: Size | null;
  error: string | undefined;
  onMeasured: (still: StillView, size: Size) => void;
}

/** The picture that the clip ends on, where one is wanted. */
export function EndStillField({ slot, sent, error, onMeasured }: EndStillFieldProps) {
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
          <div className="frame w-24 shrink-0">
            {slot.src && (
              <img
                src={slot.src}
                alt={`End still: ${slot.upload?.name ?? slot.still?.name ?? ""}`}
                onError={slot.markBroken}
                onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
                  slot.still?.width === 0 && onMeasured(slot.still, { width, height })
                }
              />
            )}
          </div>
          <div className="grow">
            <span className="strong">End still</span>
            {slot.upload ? (
              <UploadBar upload={slot.upload} onCancel={slot.cancel} onRetry={slot.retry} />
            ) : (
              <p className="hint">{fitWords(slot.size, sent)}</p>
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
      {slot.refusal && <RefusalNote refusal={slot.refusal} onDismiss={slot.dismiss} />}
      {(slot.isBroken || error) && <ErrorText>{slot.isBroken ? "This still can’t be shown: it may be gone. Choose another." : error}</ErrorText>}
    </section>
  );
}

/** What becomes of it: both stills of a take have one shape. */
function fitWords(size: Size | null, sent: Size | null): string {
  if (!size || !sent) return "The clip ends on this picture.";
  const ratio = sent.width / sent.height;
  if (hasShape(size, ratio)) return "The clip ends on this picture.";
  return `Cut around its middle to the still’s shape: ${percentWords(lossOf(largestBox(size, ratio)))} is lost.`;
}
