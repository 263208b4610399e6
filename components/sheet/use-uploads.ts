"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { readyFile } from "@/components/uploads/ready-file";
import { sendFile } from "@/components/uploads/send-still";
import type { StillView } from "@/lib/takes/view";

/** One file on its way into the sheet. */
export interface SheetUpload {
  name: string;
  percent: number;
  /** Set when it failed or was refused. */
  why: string | null;
  still: StillView | null;
}

/** So many at once: more would only slow each other. */
const AT_ONCE = 3;
export const UPLOAD = "upload:";

let counter = 0;

/** Brings many pictures to the studio, a few at a time, each with its own progress and end. They go on while the sheet is worked on. */
export function useUploads() {
  const [uploads, setUploads] = useState<ReadonlyMap<string, SheetUpload>>(new Map());
  const waiting = useRef<{ ref: string; file: File }[]>([]);
  const files = useRef(new Map<string, File>());
  const running = useRef(0);
  const gone = useRef(new AbortController());

  const change = useCallback((ref: string, changes: Partial<SheetUpload>) => {
    setUploads((held) => {
      const upload = held.get(ref);
      return upload ? new Map(held).set(ref, { ...upload, ...changes }) : held;
    });
  }, []);

  const work = useCallback(async () => {
    if (running.current >= AT_ONCE) return;
    const next = waiting.current.shift();
    if (!next) return;
    running.current += 1;
    const { ref, file } = next;
    try {
      const ready = await readyFile(file);
      if ("why" in ready) change(ref, { why: ready.why });
      else {
        if (ready.previewUrl) URL.revokeObjectURL(ready.previewUrl);
        const { still, why } = await sendFile(ready.file, { signal: gone.current.signal, onPercent: (percent) => change(ref, { percent }) });
        change(ref, still ? { still, percent: 100 } : { why });
      }
    } finally {
      running.current -= 1;
      if (!gone.current.signal.aborted) void work();
    }
  }, [change]);

  const enqueue = useCallback(
    (all: { ref: string; file: File }[]) => {
      waiting.current.push(...all);
      for (let free = 0; free < AT_ONCE; free += 1) void work();
    },
    [work],
  );

  /** Takes files in; answers what their rows are to be called by. */
  const add = useCallback(
    (given: readonly File[]) => {
      const named = given.map((file) => {
        counter += 1;
        return { ref: `${UPLOAD}${counter}`, file, name: file.name || "Pasted picture" };
      });
      for (const { ref, file } of named) files.current.set(ref, file);
      setUploads((held) => new Map([...held, ...named.map(({ ref, name }) => [ref, { name, percent: 0, why: null, still: null }] as const)]));
      enqueue(named);
      return named.map(({ ref, name }) => ({ ref, name }));
    },
    [enqueue],
  );

  const retry = useCallback(
    (ref: string) => {
      const file = files.current.get(ref);
      if (!file) return;
      change(ref, { why: null, percent: 0 });
      enqueue([{ ref, file }]);
    },
    [change, enqueue],
  );

  useEffect(() => {
    // strict mode mounts twice
    gone.current = new AbortController();
    const mine = gone.current;
    return () => mine.abort();
  }, []);

  return { uploads, add, retry };
}

export type Uploads = ReturnType<typeof useUploads>;
