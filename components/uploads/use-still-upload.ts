"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { sendAddress, sendFile } from "@/components/uploads/send-still";
import type { StillView } from "@/lib/takes/view";

export interface StillUpload {
  name: string;
  /** What this browser shows of the file meanwhile; null when it can't. */
  previewUrl: string | null;
  size: { width: number; height: number } | null;
  percent: number;
  /** `looking` is before anything is sent: whether it is a picture at all; `saving` is the server's part, once all bytes left; `fetching` is the server's part alone. */
  phase: "looking" | "fetching" | "sending" | "saving" | "failed";
  /** Set when it failed. */
  why: string | null;
}

export interface Refusal {
  name: string;
  why: string;
  /** Set where a picture was to be fetched from it. */
  address?: string;
}

/** A file that was given and is not known yet; what it turns out to be, and then its still. */
interface Look {
  name: string;
  done: Promise<StillView | null>;
}

interface Job {
  source: File | string;
  previewUrl: string | null;
  controller: AbortController;
  done: Promise<StillView | null>;
}

const BEGUN = { previewUrl: null, size: null, percent: 0, why: null };

/**
 * Brings one picture at a time to the studio, with its preview at once. A new one takes the place of the one under way; `onBegin` hears of each
 * that is not refused. `settled` answers what becomes of the newest, from the moment it was given.
 */
export function useStillUpload(onStill: (still: StillView) => void, onBegin?: () => void) {
  const [upload, setUpload] = useState<StillUpload | null>(null);
  const [looking, setLooking] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [preview, setPreview] = useState<{ stillId: string; url: string } | null>(null);
  const job = useRef<Job | null>(null);
  const look = useRef<Look | null>(null);

  const begin = useCallback(
    (source: File | string, previewUrl: string | null): Promise<StillView | null> => {
      job.current?.controller.abort();
      const mine: Job = { source, previewUrl, controller: new AbortController(), done: Promise.resolve(null) };
      job.current = mine;
      mine.done = (async () => {
        const onPercent = (percent: number) => {
          if (job.current === mine) setUpload((held) => held && { ...held, percent, phase: percent >= 100 ? "saving" : "sending" });
        };
        const sending = { signal: mine.controller.signal, onPercent };
        const sent = await (typeof source === "string" ? sendAddress(source, sending) : sendFile(source, sending));
        if (job.current !== mine) return null;
        if (!sent.still) {
          if (typeof source === "string") {
            // what stood there before stands there again
            setUpload(null);
            setRefusal({ name: shownAddress(source), why: sent.why, address: source });
          } else setUpload((held) => held && { ...held, phase: "failed", why: sent.why });
          return null;
        }
        setUpload(null);
        if (previewUrl) setPreview({ stillId: sent.still.id, url: previewUrl });
        onStill(sent.still);
        return sent.still;
      })();
      return mine.done;
    },
    [onStill],
  );

  const stopLooking = useCallback(() => {
    look.current = null;
    setLooking(null);
  }, []);

  /** What stands there meanwhile goes on standing there: it is replaced once the file is known to be a picture. */
  const add = useCallback(
    (file: File, isPicture: Promise<boolean> = Promise.resolve(true)) => {
      const mine: Look = { name: file.name || "Pasted picture", done: Promise.resolve(null) };
      look.current = mine;
      setLooking(mine.name);
      setRefusal(null);
      setNote(null);
      mine.done = (async () => {
        // what looks at files comes with the first of them
        const known = (await isPicture) ? await import("@/components/uploads/ready-file").catch(() => null) : undefined;
        const ready = known ? await known.readyFile(file) : { why: "The connection broke off. Try again." };
        if (look.current !== mine) {
          if ("file" in ready && ready.previewUrl) URL.revokeObjectURL(ready.previewUrl);
          return null;
        }
        stopLooking();
        if (known === undefined) return null;
        if ("why" in ready) {
          setRefusal({ name: mine.name, why: ready.why });
          return null;
        }
        onBegin?.();
        setPreview(null);
        setNote(ready.note);
        setUpload({ ...BEGUN, name: mine.name, previewUrl: ready.previewUrl, size: ready.size, phase: "sending" });
        return begin(ready.file, ready.previewUrl);
      })();
    },
    [begin, onBegin, stopLooking],
  );

  const addAddress = useCallback(
    (address: string): Promise<StillView | null> => {
      stopLooking();
      setRefusal(null);
      setNote(null);
      onBegin?.();
      setUpload({ ...BEGUN, name: shownAddress(address), phase: "fetching" });
      return begin(address, null);
    },
    [begin, onBegin, stopLooking],
  );

  const cancel = useCallback(() => {
    stopLooking();
    job.current?.controller.abort();
    job.current = null;
    setUpload(null);
    setNote(null);
  }, [stopLooking]);

  const retry = useCallback(() => {
    const failed = job.current;
    if (!failed) return;
    setUpload((held) => held && { ...held, percent: 0, phase: "sending", why: null });
    void begin(failed.source, failed.previewUrl);
  }, [begin]);

  const settled = useCallback(() => (look.current ?? job.current)?.done ?? Promise.resolve(null), []);
  const dismiss = useCallback(() => setRefusal(null), []);

  const shownUrl = upload?.previewUrl ?? preview?.url ?? null;
  useEffect(() => () => void (shownUrl && URL.revokeObjectURL(shownUrl)), [shownUrl]);
  useEffect(() => () => job.current?.controller.abort(), []);

  return { upload, looking, refusal, note, preview, add, addAddress, cancel, retry, dismiss, settled };
}

/** The host, or what was pasted where that is none. */
function shownAddress(address: string): string {
  const text = address.trim();
  return URL.parse(text)?.host || URL.parse(`https://${text}`)?.host || text.slice(0, 60);
}
