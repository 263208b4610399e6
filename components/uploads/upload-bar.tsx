"use client";

import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { RotateCcw, X } from "@/components/ui/icons";
import type { StillUpload } from "@/components/uploads/use-still-upload";

interface UploadBarProps {
  upload: StillUpload;
  onCancel: () => void;
  onRetry: () => void;
}

/** How far an upload is, or why it failed, with what to do about it. */
export function UploadBar({ upload, onCancel, onRetry }: UploadBarProps) {
  const hasFailed = upload.phase === "failed";
  return (
    <div className="flex min-h-9 items-center gap-2" role={hasFailed ? "alert" : undefined}>
      {hasFailed && <span className="error-text grow">{upload.why}</span>}
      {upload.phase === "fetching" && (
        <span className="xs soft min-w-0 grow truncate" role="status">
          Fetching it from {upload.name}, for 20 s at most
        </span>
      )}
      {!hasFailed && upload.phase !== "fetching" && (
        <>
          <span
            className="relative h-1 grow overflow-hidden rounded-full bg-press"
            role="progressbar"
            aria-label={`Uploading ${upload.name}`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={upload.percent}
          >
            <i className="absolute inset-y-0 start-0 bg-ink-2" style={{ width: `${upload.percent}%` }} />
          </span>
          <span className="xs num soft nowrap">
            {upload.phase === "saving" || upload.phase === "looking" ? "Reading the picture" : `Uploading ${upload.percent} %`}
          </span>
        </>
      )}
      {hasFailed && (
        <Button size="sm" onClick={onRetry}>
          <RotateCcw className="icon" />
          Upload again
        </Button>
      )}
      <IconButton
        label={hasFailed ? "Remove the picture" : upload.phase === "fetching" ? "Stop fetching" : "Cancel the upload"}
        size="sm"
        onClick={onCancel}
      >
        <X className="icon" />
      </IconButton>
    </div>
  );
}
