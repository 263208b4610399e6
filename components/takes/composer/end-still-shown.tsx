"use client";

import { endWords } from "@/components/takes/composer/crop-words";
import type { EndStillFieldProps } from "@/components/takes/composer/end-still-field";
import { FitBox } from "@/components/takes/composer/fit-box";
import { endFramingOf, FIT_CHOICES } from "@/components/takes/composer/framing";
import { IconButton } from "@/components/ui/icon-button";
import { X } from "@/components/ui/icons";
import { Segmented } from "@/components/ui/segmented";
import { FileButton } from "@/components/uploads/file-button";
import { UploadBar } from "@/components/uploads/upload-bar";

/** An end still that is there or on its way, and how it gets the still's shape where it has another. */
export function EndStillShown({ slot, sent, isFit, onFit, onMeasured }: Omit<EndStillFieldProps, "error">) {
  const framing = slot.size && sent ? endFramingOf(slot.size, sent, isFit) : null;
  const isOther = framing !== null && framing.how !== "whole";
  const alt = `End still: ${slot.name}`;
  return (
    <>
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
    </>
  );
}
