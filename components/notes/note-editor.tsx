"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { MentionText } from "@/components/notes/mention-text";
import { useNotesRoom } from "@/components/notes/notes-context";
import { useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { NOTE_MAX } from "@/lib/notes/limits";
import type { NoteView } from "@/lib/notes/view";

/** Changes the words of one's own note; what it said before is kept. */
export function NoteEditor({ note, onClose }: { note: NoteView; onClose: () => void }) {
  const { notes, refresh } = useNotesRoom();
  const source = useReviewSource();
  const id = useId();
  const [body, setBody] = useState(note.body);
  const [mentions, setMentions] = useState<readonly string[]>(note.mentions.map(({ memberId }) => memberId));
  const area = useRef<HTMLTextAreaElement>(null);
  const save = useAction(source.editNote, () => {
    refresh();
    onClose();
  });
  useEffect(() => area.current?.focus(), []);

  function submit(event: FormEvent) {
    event.preventDefault();
    void save.run({ noteId: note.id, body, ...(source.viewer === "team" && { mentions: [...mentions] }) });
  }

  return (
    <form className="reply-form" aria-label="Change the note" noValidate onSubmit={submit}>
      <div className="prompt-box">
        <label className="sr-only" htmlFor={id}>
          Note
        </label>
        <MentionText
          id={id}
          areaRef={area}
          value={body}
          people={notes?.people ?? []}
          maxLength={NOTE_MAX}
          isInvalid={save.error !== null}
          describedBy={save.error ? `${id}-error` : undefined}
          onChange={setBody}
          onMention={(memberId) => setMentions([...mentions, memberId])}
        />
      </div>
      {save.error && <ErrorText id={`${id}-error`}>{save.error.message}</ErrorText>}
      <div className="row justify-end gap-2">
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button size="sm" type="submit" isBusy={save.isBusy}>
          {save.isBusy ? "Saving" : "Save"}
        </Button>
      </div>
    </form>
  );
}
