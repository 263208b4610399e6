"use client";

import { useNotesRoom } from "@/components/notes/notes-context";
import { WordsForm } from "@/components/notes/words-form";
import { useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import type { NoteView } from "@/lib/notes/view";

/** Changes the words of one's own note; what it said before is kept. */
export function NoteEditor({ note, onClose }: { note: NoteView; onClose: () => void }) {
  const { refresh } = useNotesRoom();
  const source = useReviewSource();
  const save = useAction(source.editNote, () => {
    refresh();
    onClose();
  });
  return (
    <WordsForm
      label="Change the note"
      fieldLabel="Note"
      before={{ body: note.body, mentions: note.mentions.map(({ memberId }) => memberId) }}
      send="Save"
      sending="Saving"
      isBusy={save.isBusy}
      error={save.error}
      onSend={({ body, mentions }) => void save.run({ noteId: note.id, body, ...(source.viewer === "team" && { mentions }) })}
      onClose={onClose}
    />
  );
}
