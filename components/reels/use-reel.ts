"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ShownError } from "@/lib/errors";
import { changeReelAction } from "@/lib/reels/actions";
import { reelQuery } from "@/lib/reels/queries";
import type { ReelItemInput } from "@/lib/reels/schema";
import type { ReelItemView, ReelView } from "@/lib/reels/view";
import type { Result } from "@/lib/result";

/** What is typed or dragged in one go is one change. */
const SAVE_AFTER_MS = 500;
const UNREACHABLE: ShownError = {
  code: "unavailable",
  message: "The studio did not answer, so the last change is not kept. Check the connection, then change it again.",
};

/** A reel and its parts as they are being changed here: kept soon after each change, one after the other. */
export function useReel(reelId: string) {
  const client = useQueryClient();
  const { data: reel } = useQuery(reelQuery(reelId));
  const [draft, setDraft] = useState<ReelItemView[] | null>(null);
  const [error, setError] = useState<ShownError | null>(null);
  const wanted = useRef<ReelItemView[] | null>(null);
  const isSaving = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function put(next: ReelView) {
    const { queryKey } = reelQuery(reelId);
    // an answer that is on its way is older than this one
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, next);
  }

  async function save() {
    const items = wanted.current;
    const version = client.getQueryData(reelQuery(reelId).queryKey)?.version;
    if (isSaving.current || items === null || version === undefined) return;
    isSaving.current = true;
    wanted.current = null;
    const result = await changeReelAction({ reelId, version, items: items.map(toInput) }).catch(
      (): Result<ReelView> => ({ ok: false, error: UNREACHABLE }),
    );
    if (result.ok) await put(result.data);
    else {
      wanted.current = null;
      setError(result.error);
      await client.invalidateQueries({ queryKey: reelQuery(reelId).queryKey });
    }
    isSaving.current = false;
    if (wanted.current === null) setDraft(null);
    else await save();
  }

  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      void latest.current();
    },
    [],
  );

  function change(items: ReelItemView[]) {
    setError(null);
    setDraft(items);
    wanted.current = items;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latest.current(), SAVE_AFTER_MS);
  }

  /** Keeps what waits to be kept, before something is done with the reel as a whole. */
  async function settle() {
    clearTimeout(timer.current);
    while (wanted.current !== null || isSaving.current) {
      await latest.current();
      if (isSaving.current) await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  return { reel, items: draft ?? reel?.items ?? [], isKept: draft === null, error, change, settle, put };
}

function toInput(item: ReelItemView): ReelItemInput {
  const { id, fadeMs } = item;
  if (item.kind === "card") return { kind: "card", id, fadeMs, title: item.title, text: item.text, durationMs: item.durationMs };
  const { takeId, inFrame, outFrame, frames } = item;
  return { kind: "take", id, fadeMs, takeId, inFrame: inFrame === 0 ? null : inFrame, outFrame: outFrame === frames - 1 ? null : outFrame };
}
