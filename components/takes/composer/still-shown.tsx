"use client";

import { CROP_SHAPES, shownSize, shownWidth } from "@/components/takes/composer/crop";
import { CropBox } from "@/components/takes/composer/crop-box";
import { cropWords } from "@/components/takes/composer/crop-words";
import { FitBox } from "@/components/takes/composer/fit-box";
import { FIT_CHOICES, framingOf, windowOf } from "@/components/takes/composer/framing";
import type { StillFieldProps } from "@/components/takes/composer/still-field";
import { Image as ImageIcon } from "@/components/ui/more-icons";
import { Segmented } from "@/components/ui/segmented";
import { FileButton } from "@/components/uploads/file-button";
import { STILL_OR_CLIP_ACCEPT } from "@/components/uploads/still-limits";
import { UploadBar } from "@/components/uploads/upload-bar";

const SHAPES = CROP_SHAPES.map((value) => ({ value, label: value === "whole" ? "Whole" : value }));

/** A still that is there or on its way: what of it is sent, and what becomes of the rest. */
export function StillShown({ slot, form, settings, crop, onFile, onCrop }: Omit<StillFieldProps, "error" | "others">) {
  const { shape, box, fit } = crop;
  const size = shownSize(slot.size);
  const framing = framingOf(size, crop);
  const window = slot.size ? windowOf(slot.size, shape, box) : null;
  const words = slot.size ? cropWords(form, settings, slot.size, framing, shape !== "whole") : "";
  const alt = `Still: ${slot.name}`;
  // in the shape already, nothing is to be chosen
  const hasChoice = slot.size !== null && (window !== null || framing.how === "fit");
  return (
    <>
      {framing.how === "fit" && slot.size ? (
        <FitBox
          src={slot.src}
          alt={alt}
          shape={framing.shape}
          width={shownWidth(framing.shape.width / framing.shape.height)}
          onBroken={slot.markBroken}
        />
      ) : (
        <CropBox
          src={slot.src}
          alt={alt}
          size={size}
          box={window}
          shape={shape}
          emptyWords={slot.upload?.phase === "fetching" ? "It is shown once it is here." : undefined}
          onBox={(next) => onCrop({ box: next })}
          onBroken={slot.markBroken}
        />
      )}
      {slot.upload && <UploadBar upload={slot.upload} onCancel={slot.cancel} onRetry={slot.retry} />}
      <div className="row">
        <Segmented
          className="grow"
          label="Crop"
          isLabelHidden
          options={SHAPES}
          value={shape}
          onChange={(next) => onCrop({ shape: next, box: null })}
        />
        <FileButton className="btn" accept={STILL_OR_CLIP_ACCEPT} onFile={onFile}>
          <ImageIcon className="icon" />
          Replace
        </FileButton>
      </div>
      <div className="flex items-center gap-3">
        {hasChoice && (
          <Segmented
            className="w-36 shrink-0"
            label="How it gets this shape"
            isLabelHidden
            options={FIT_CHOICES}
            value={fit.still ? "fit" : "cut"}
            onChange={(how) => onCrop({ fit: { ...fit, still: how === "fit" } })}
          />
        )}
        {words && (
          <span className="hint" role="status">
            {words}
          </span>
        )}
      </div>
      {slot.note && <span className="hint">{slot.note}</span>}
    </>
  );
}
