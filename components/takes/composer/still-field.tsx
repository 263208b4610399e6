"use client";

import { Image as ImageIcon, ImagePlus } from "lucide-react";
import type { ReactNode } from "react";
import { CROP_SHAPES } from "@/components/takes/composer/crop";
import { CropBox, widthOf } from "@/components/takes/composer/crop-box";
import { cropWords } from "@/components/takes/composer/crop-words";
import type { Draft } from "@/components/takes/composer/draft";
import { FitBox } from "@/components/takes/composer/fit-box";
import { FIT_CHOICES, framingOf, sentSize, windowOf } from "@/components/takes/composer/framing";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { ErrorText } from "@/components/ui/error-text";
import { Segmented } from "@/components/ui/segmented";
import { FileButton } from "@/components/uploads/file-button";
import { RefusalNote } from "@/components/uploads/refusal-note";
import { STILL_FORMATS, STILL_OR_CLIP_ACCEPT } from "@/components/uploads/still-limits";
import { UploadBar } from "@/components/uploads/upload-bar";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

interface StillFieldProps {
  slot: StillSlot;
  form: ProviderForm;
  settings: Settings;
  /** What of the still is sent. */
  crop: Pick<Draft, "shape" | "box" | "fit">;
  error: string | undefined;
  /** A file that was picked: a picture, or a clip that brings its recipe. */
  onFile: (file: File) => void;
  onCrop: (crop: Partial<Pick<Draft, "shape" | "box" | "fit">>) => void;
  /** Samples and stills used before: other ways to a still, below it. */
  others: ReactNode;
}

const SHAPES = CROP_SHAPES.map((value) => ({ value, label: value === "whole" ? "Whole" : value }));
/** A picture whose size is not known yet is shown in the shape of most. */
const UNKNOWN = { width: 3, height: 2 };

/** The still that moves: how it comes in, and what of it is sent. */
export function StillField({ slot, form, settings, crop, error, onFile, onCrop, others }: StillFieldProps) {
  const { shape, box, fit } = crop;
  const size = slot.size ?? UNKNOWN;
  const framing = framingOf(size, crop);
  const window = slot.size ? windowOf(slot.size, shape, box) : null;
  const words = slot.size ? cropWords(form, settings, slot.size, framing, shape !== "whole") : "";
  const sent = slot.size && sentSize(slot.size, framing);
  const alt = `Still: ${slot.upload?.name ?? slot.still?.name ?? ""}`;
  // in the shape already, nothing is to be chosen
  const hasChoice = slot.size !== null && (window !== null || framing.how === "fit");
  const trouble = slot.isBroken ? "This still can’t be shown: it may be gone. Choose another." : error;

  return (
    <section className="field" aria-label="Still" data-field="stillId">
      <div className="field-head">
        <span className="label">Still</span>
        {sent && !slot.isEmpty && (
          <span className="xxs mono muted">
            {sent.width} × {sent.height}
          </span>
        )}
      </div>
      {slot.isEmpty ? (
        <FileButton className="dropzone dropzone-lg" accept={STILL_OR_CLIP_ACCEPT} onFile={onFile}>
          <ImagePlus className="icon icon-lg" />
          <span className="strong">Drop a still here</span>
          <span className="hint text-balance">or choose a file, or paste. {STILL_FORMATS}. An MP4 from Dailies brings all its settings back.</span>
        </FileButton>
      ) : (
        <>
          {framing.how === "fit" && slot.size ? (
            <FitBox
              src={slot.src}
              alt={alt}
              shape={framing.shape}
              width={widthOf(framing.shape.width / framing.shape.height)}
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
      )}
      {slot.refusal && !slot.refusal.address && <RefusalNote refusal={slot.refusal} onDismiss={slot.dismiss} />}
      {trouble && <ErrorText>{trouble}</ErrorText>}
      {others}
    </section>
  );
}
