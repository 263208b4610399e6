"use client";

import { useSyncExternalStore } from "react";
import { draftOf, emptyDraft, type NoteDraft, onDraft } from "@/components/notes/draft-store";

/** What was begun about a take; nothing until the browser has spoken. */
export function useDraft(takeId: string): NoteDraft {
  return useSyncExternalStore(onDraft, () => draftOf(takeId), emptyDraft);
}
