"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useWish } from "@/components/takes/make/form-wish";
import { toast } from "@/components/ui/toast";
import type { NoteView } from "@/lib/notes/view";
import { takeQuery } from "@/lib/takes/queries";

/** Fills the form with the recipe of the take that a note is about, the note's words after its prompt, to be edited; the price stands on the button as always. */
export function useMakeWithNote(): (note: Pick<NoteView, "id" | "takeId" | "body" | "by">) => Promise<void> {
  const client = useQueryClient();
  const wish = useWish();
  return useCallback(
    async ({ id, takeId, body, by }) => {
      try {
        const take = await client.fetchQuery(takeQuery(takeId));
        wish({ kind: "change", take, field: "prompt", note: { id, words: body, by: by.name } });
      } catch {
        toast("The take could not be read, so the form was not filled. Try again.");
      }
    },
    [client, wish],
  );
}
