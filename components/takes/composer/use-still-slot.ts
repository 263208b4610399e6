"use client";

import { useCallback, useMemo, useState } from "react";
import { type StillUpload, useStillUpload } from "@/components/uploads/use-still-upload";
import type { StillView } from "@/lib/takes/view";

/** A place for a still: what is in it, what is on its way into it, and how it gets there. `onOther` hears when another picture begins to stand there. */
export function useStillSlot(still: StillView | null, onStill: (still: StillView | null) => void, onOther?: () => void) {
  const [brokenId, setBrokenId] = useState<string | null>(null);
  const { upload: sent, looking, refusal, note, preview, add, addAddress, cancel, retry, dismiss, settled } = useStillUpload(onStill, onOther);

  const choose = useCallback(
    (chosen: StillView) => {
      cancel();
      dismiss();
      onOther?.();
      onStill(chosen);
    },
    [cancel, dismiss, onOther, onStill],
  );
  const remove = useCallback(() => {
    cancel();
    dismiss();
    onStill(null);
  }, [cancel, dismiss, onStill]);

  const markBroken = useCallback(() => setBrokenId(still?.id ?? null), [still?.id]);

  return useMemo(() => {
    const upload: StillUpload | null =
      looking === null ? sent : { name: looking, previewUrl: null, size: null, percent: 0, phase: "looking", why: null };
    const local = still && preview?.stillId === still.id ? preview.url : null;
    return {
      still,
      /** The newest that is on its way, from the moment it was given. */
      upload,
      refusal,
      /** What was made of the picture on its way in, where that is worth a word. */
      note,
      /** The name of the picture that is shown. */
      name: sent?.name ?? still?.name ?? "",
      /** What to show: the upload's own preview, then the still. Null where there is nothing, or nothing that this browser can show. */
      src: sent ? sent.previewUrl : (local ?? still?.url ?? null),
      size: sent ? sent.size : still && still.width > 0 ? { width: still.width, height: still.height } : null,
      isEmpty: !still && !sent,
      isBroken: still !== null && !sent && brokenId === still.id,
      markBroken,
      add,
      addAddress,
      cancel,
      retry,
      dismiss,
      settled,
      choose,
      remove,
    };
  }, [still, sent, looking, refusal, note, preview, brokenId, markBroken, add, addAddress, cancel, retry, dismiss, settled, choose, remove]);
}

export type StillSlot = ReturnType<typeof useStillSlot>;
