"use client";

import { Image as ImageIcon, ImagePlus } from "lucide-react";
import type { ReactNode } from "react";
import { type CropBox as Box, CROP_SHAPES, type CropShape, pixelsOf } from "@/components/takes/composer/crop";
import { CropBox } from "@/components/takes/composer/crop-box";
import { cropWords, windowOf } from "@/components/takes/composer/crop-words";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { ErrorText } from "@/components/ui/error-text";
import { Segmented } from "@/components/ui/segmented";
import { FileButton } from "@/components/uploads/file-button";
import { RefusalNote } from "@/components/uploads/refusal-note";
import { STILL_FORMATS, STILL_OR_CLIP_ACCEPT } from "@/components/uploads/still-file";
import { UploadBar } from "@/components/uploads/upload-bar";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

interface StillFieldProps {
  slot: StillSlot;
  form: ProviderForm;
  settings: Settings;
  shape: CropShape;
  box: Box | null;
  error: string | undefined;
  /** A file that was picked: a picture, or a clip that brings its recipe. */
  onFile: (file: File) => void;
  onCrop: (crop: { shape: CropShape; box: Box | null }) => void;
  /** Samples and stills used before: other ways to a still, below it. */
  others: ReactNode;
}

const SHAPES = CROP_SHAPES.map((value) => ({ value, label: value === "whole" ? "Whole" : value }));
/** A picture whose size is not known yet is shown in the shape of most. */
const UNKNOWN = { width: 3, height: 2 };

/** The still that moves: how it comes in, and what of it is sent. */
export function StillField({ slot, form, settings, shape, box, error, onFile, onCrop, others }: StillFieldProps) {
  const size = slot.size ?? UNKNOWN;
  const window = slot.size ? windowOf(slot.size, shape, box) : null;
  const words = slot.size ? cropWords(form, settings, slot.size, shape, box) : "";
  const sent = slot.size && (window ? pixelsOf(slot.size, window) : slot.size);
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
          <CropBox
            src={slot.src}
            alt={`Still: ${slot.upload?.name ?? slot.still?.name ?? ""}`}
            size={size}
            box={window}
            shape={shape}
            words={words}
            onBox={(next) => onCrop({ shape, box: next })}
            onBroken={slot.markBroken}
          />
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
          {words && <span className="hint">{words}</span>}
        </>
      )}
      {slot.refusal && <RefusalNote refusal={slot.refusal} onDismiss={slot.dismiss} />}
      {trouble && <ErrorText>{trouble}</ErrorText>}
      {others}
    </section>
  );
}
