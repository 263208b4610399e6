"use client";

import { memo, type ReactNode } from "react";
import { shownSize, shownWidth } from "@/components/takes/composer/crop";
import type { Draft } from "@/components/takes/composer/draft";
import { framingOf, sentSize } from "@/components/takes/composer/framing";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { ErrorText } from "@/components/ui/error-text";
import { ImagePlus } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { FileButton } from "@/components/uploads/file-button";
import { RefusalNote } from "@/components/uploads/refusal-note";
import { STILL_FORMATS, STILL_OR_CLIP_ACCEPT } from "@/components/uploads/still-limits";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

export interface StillFieldProps {
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

const StillShown = later(() => import("@/components/takes/composer/still-shown").then((module) => module.StillShown), StillComing);

/** The still that moves: how it comes in, and what of it is sent. */
export const StillField = memo(function StillField({ slot, form, settings, crop, error, onFile, onCrop, others }: StillFieldProps) {
  const sent = slot.size && sentSize(slot.size, framingOf(slot.size, crop));
  const trouble = slot.isBroken ? "This still can’t be shown: it may be gone. Choose another." : error;

  return (
    <section className="field" aria-label="Still" data-field="stillId" onPointerEnter={StillShown.warm} onFocus={StillShown.warm}>
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
          {slot.upload ? (
            <span className="strong">Reading {slot.upload.name}</span>
          ) : (
            <>
              <span className="strong pointer-coarse:hidden">Drop a still here</span>
              <span className="strong hidden pointer-coarse:block">Choose a still</span>
            </>
          )}
          <span className="hint text-balance">
            <span className="pointer-coarse:hidden">or choose a file, or paste. </span>
            {STILL_FORMATS}. An MP4 from Dailies brings all its settings back.
          </span>
        </FileButton>
      ) : (
        <StillShown slot={slot} form={form} settings={settings} crop={crop} onFile={onFile} onCrop={onCrop} />
      )}
      {slot.refusal && !slot.refusal.address && <RefusalNote refusal={slot.refusal} onDismiss={slot.dismiss} />}
      {trouble && <ErrorText>{trouble}</ErrorText>}
      {others}
    </section>
  );
});

/** The picture alone, for the moment in which what crops it is on its way. */
function StillComing({ slot }: Pick<StillFieldProps, "slot">) {
  const { width, height } = shownSize(slot.size);
  return (
    <>
      <div className="crop mx-auto" style={{ aspectRatio: width / height, width: shownWidth(width / height) }}>
        {slot.src && <img src={slot.src} alt="" />}
      </div>
      <div className="h-17" />
    </>
  );
}
