"use client";

import { useMemo } from "react";
import { guestCall, guestRead } from "@/components/guest/guest-call";
import type { GuestViewerProps } from "@/components/guest/guest-viewer-props";
import type { ReviewSource } from "@/components/review/source";
import type { NoteView, TakeNotes } from "@/lib/notes/view";
import type { Result } from "@/lib/result";
import type { GuestShot } from "@/lib/shares/view";
import type { TakeVerdicts } from "@/lib/verdicts/view";

const NO_NAME: Result<never> = { ok: false, error: { code: "forbidden", message: "Nothing was sent: it needs a name beside it." } };
const NOT_YOURS: Result<never> = { ok: false, error: { code: "forbidden", message: "This is for the team to decide." } };

/** Through which the room's parts speak when it is a guest who looks: everything stands below the share's own address. */
export function useGuestSource({ room, askName, onChanged }: Pick<GuestViewerProps, "room" | "askName" | "onChanged">): ReviewSource {
  const { api, shareId, permission } = room;
  return useMemo(() => {
    const takeAt = (takeId: string) => `${api}/takes/${encodeURIComponent(takeId)}`;
    const noteAt = (noteId: string) => `${api}/notes/${encodeURIComponent(noteId)}`;
    /** What is said stands under a name: it is asked for first. The room is asked for anew afterwards. */
    const said = async <T>(...call: Parameters<typeof guestCall>): Promise<Result<T>> => {
      if (!(await askName())) return NO_NAME;
      const result = await guestCall<T>(...call);
      onChanged();
      return result;
    };
    return {
      viewer: "guest",
      may: { decide: permission === "approve", pick: false, spend: false },
      shotHref: () => `/g/${shareId}`,
      readShot: (shotId, signal) => guestRead<GuestShot>(`${api}/shots/${encodeURIComponent(shotId)}`, signal),
      readNotes: (takeId, signal) => guestRead<TakeNotes>(`${takeAt(takeId)}/notes`, signal),
      readVerdicts: (takeId, signal) => guestRead<TakeVerdicts>(`${takeAt(takeId)}/verdict`, signal),
      // what a note said before is the team's to look at
      readHistory: async () => ({ edits: [] }),
      addNote: ({ takeId, ...note }) => said<NoteView>(`${takeAt(takeId)}/notes`, "POST", note),
      editNote: ({ noteId, ...note }) => said(noteAt(noteId), "PATCH", note),
      removeNote: ({ noteId }) => said(noteAt(noteId), "DELETE"),
      resolveNote: async () => NOT_YOURS,
      reactToNote: ({ noteId, ...reaction }) => said(`${noteAt(noteId)}/reactions`, "PUT", reaction),
      giveVerdict: ({ takeId, ...verdict }) => said(`${takeAt(takeId)}/verdict`, "PUT", verdict),
      takeBackVerdict: ({ takeId }) => said(`${takeAt(takeId)}/verdict`, "DELETE"),
      pickTake: async () => NOT_YOURS,
    };
  }, [api, shareId, permission, askName, onChanged]);
}
