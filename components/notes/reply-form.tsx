"use client";

import { useState } from "react";
import { newNoteId } from "@/components/notes/new-note-id";
import { useNotesRoom } from "@/components/notes/notes-context";
import { WordsForm } from "@/components/notes/words-form";
import { useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import type { NoteView } from "@/lib/notes/view";

/** Answers a note, for whom that is for. The clip stands while it is written. */
export function ReplyForm({ note, onClose }: { note: NoteView; onClose: () => void }) {
  const { room, notes, refresh } = useNotesRoom();
  const source = useReviewSource();
  const [noteId] = useState(newNoteId);
  const close = () => {
    room.resume?.();
    onClose();
  };
  const reply = useAction(source.addNote, () => {
    refresh();
    close();
  });
  return (
    <WordsForm
      label={`Reply to ${note.by.name}`}
      fieldLabel="Reply"
      placeholder={note.audience === "clients" && source.viewer === "team" ? "Reply: clients read it too" : "Reply"}
      send="Reply"
      sending="Sending"
      isBusy={reply.isBusy}
      error={reply.error}
      onWrite={room.pause}
      onSend={({ body, mentions }) =>
        void reply.run({ id: noteId, takeId: room.take.id, parentId: note.id, body, ...(notes?.may.chooseAudience && { mentions }) })
      }
      onClose={close}
    />
  );
}
