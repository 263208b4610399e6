"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { HEAD_BYTES, refusalOf, sizeRefusalOf } from "@/components/uploads/still-file";
import type { StillView } from "@/lib/takes/view";

export interface StillUpload {
  name: string;
  /** What this browser shows of the file meanwhile; null when it can't. */
  previewUrl: string | null;
  size: { width: number; height: number } | null;
  percent: number;
  /** `saving` is the server's part, once all bytes left. */
  phase: "sending" | "saving" | "failed";
  /** Set when it failed. */
  why: string | null;
}

export interface Refusal {
  name: string;
  why: string;
}

interface Job {
  file: File;
  previewUrl: string | null;
  controller: AbortController;
  done: Promise<StillView | null>;
}

const BROKEN_OFF = "The connection broke off. Try again.";

/** Brings one picture at a time to the studio, with its preview at once. A new one takes the place of the one under way; `onBegin` hears of each that is not refused. */
export function useStillUpload(onStill: (still: StillView) => void, onBegin?: () => void) {
  const [upload, setUpload] = useState<StillUpload | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [preview, setPreview] = useState<{ stillId: string; url: string } | null>(null);
  const job = useRef<Job | null>(null);

  const begin = useCallback(
    (file: File, previewUrl: string | null) => {
      job.current?.controller.abort();
      const mine: Job = { file, previewUrl, controller: new AbortController(), done: Promise.resolve(null) };
      job.current = mine;
      mine.done = (async () => {
        const onPercent = (percent: number) => {
          if (job.current === mine) setUpload((held) => held && { ...held, percent, phase: percent >= 100 ? "saving" : "sending" });
        };
        const { still, why } = await send(file, mine.controller.signal, onPercent);
        if (job.current !== mine) return null;
        if (!still) {
          setUpload((held) => held && { ...held, phase: "failed", why });
          return null;
        }
        setUpload(null);
        if (previewUrl) setPreview({ stillId: still.id, url: previewUrl });
        onStill(still);
        return still;
      })();
    },
    [onStill],
  );

  const add = useCallback(
    async (file: File) => {
      const name = file.name || "Pasted picture";
      setRefusal(null);
      const head = new Uint8Array(
        await file
          .slice(0, HEAD_BYTES)
          .arrayBuffer()
          .catch(() => new ArrayBuffer(0)),
      );
      const plain = refusalOf(file, head);
      const seen = plain === null ? await look(file) : null;
      const why = plain ?? (seen?.size ? sizeRefusalOf(seen.size) : null);
      if (why) {
        if (seen) URL.revokeObjectURL(seen.url);
        setRefusal({ name, why });
        return;
      }
      const previewUrl = seen?.size ? seen.url : null;
      onBegin?.();
      setPreview(null);
      setUpload({ name, previewUrl, size: seen?.size ?? null, percent: 0, phase: "sending", why: null });
      begin(file, previewUrl);
    },
    [begin, onBegin],
  );

  const cancel = useCallback(() => {
    job.current?.controller.abort();
    job.current = null;
    setUpload(null);
  }, []);

  const retry = useCallback(() => {
    const failed = job.current;
    if (!failed) return;
    setUpload((held) => held && { ...held, percent: 0, phase: "sending", why: null });
    begin(failed.file, failed.previewUrl);
  }, [begin]);

  const settled = useCallback(() => job.current?.done ?? Promise.resolve(null), []);
  const dismiss = useCallback(() => setRefusal(null), []);

  const shownUrl = upload?.previewUrl ?? preview?.url ?? null;
  useEffect(() => () => void (shownUrl && URL.revokeObjectURL(shownUrl)), [shownUrl]);
  useEffect(() => () => job.current?.controller.abort(), []);

  return { upload, refusal, preview, add, cancel, retry, dismiss, settled };
}

/** The upload's code comes with the first picture: it is a sixth of what the page would load otherwise. */
async function send(file: File, signal: AbortSignal, onPercent: (percent: number) => void): Promise<{ still: StillView | null; why: string }> {
  const client = await import("@/lib/uploads/client").catch(() => null);
  if (!client) return { still: null, why: BROKEN_OFF };
  try {
    return { still: await client.uploadStill(file, { signal, onPercent }), why: BROKEN_OFF };
  } catch (error) {
    return { still: null, why: isUploadError(error) ? client.uploadMessage(error) : BROKEN_OFF };
  }
}

function isUploadError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** What this browser makes of the file: its address and size, or no size when it can't show it. */
async function look(file: File): Promise<{ url: string; size: StillUpload["size"] }> {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return { url, size: { width: image.naturalWidth, height: image.naturalHeight } };
  } catch {
    return { url, size: null };
  }
}
